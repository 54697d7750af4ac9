package org.fixuplab.inspect;

/**
 * One way in which a firewall differs from a wire. Immutable, shared by all sessions; what a session must remember for it lives in the
 * session.
 *
 * <p>Each kind is a place in the conversation where a behaviour is asked; a behaviour is one class of one kind.
 */
sealed interface Behaviour
        permits AddressRule,
                AnswerRule,
                BypassRule,
                CommandVerb,
                DotRule,
                EhloReplyMask,
                EndRule,
                GreetingMask,
                GreetingSegmentMask,
                HeaderLimit,
                HeaderRule,
                JoinRule,
                LineLength,
                MimeRule,
                PayloadRule,
                RecipientCount,
                SizeLog,
                TlsRule,
                VerbRule {

    /** The same string in the catalogue, scenario files, events, meters and documents. */
    String id();
}
