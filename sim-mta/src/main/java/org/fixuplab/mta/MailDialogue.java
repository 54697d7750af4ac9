package org.fixuplab.mta;

import java.util.List;
import java.util.Optional;
import org.fixuplab.smtp.Verb;
import org.jspecify.annotations.Nullable;

/** The part of a session that brings a message: MAIL, RCPT, DATA, BDAT and what they announce. Confined to its session. */
final class MailDialogue {

    private final Shared shared;
    private final Speech speech;
    private final Client client;
    private final Replies replies;
    private final Inbound inbound;
    private final SessionFaults faults;
    private final int sizeLimit;
    private @Nullable Transaction transaction;

    MailDialogue(Shared shared, Client client, Replies replies, Inbound inbound, SessionFaults faults) {
        this.shared = shared;
        this.speech = shared.speech;
        this.client = client;
        this.replies = replies;
        this.inbound = inbound;
        this.faults = faults;
        MailboxBounds bounds = shared.settings.bounds();
        long bound = Math.min(bounds.messageOctets(), bounds.octets());
        this.sizeLimit = (int) Math.min(speech.announcedSize(), bound);
    }

    /** Whether there is a transaction. */
    boolean open() {
        return transaction != null;
    }

    /** Forgets the transaction, if there is one. */
    void reset() {
        transaction = null;
        replies.quoteSender("");
    }

    /** What is known of the envelope when a command is about to be answered. */
    Envelope envelope(FaultStage stage, String argument) {
        return Envelope.at(stage, argument, transaction);
    }

    void mail(String argument) {
        Optional<MailPath> path = MailPath.parse(argument, "FROM:");
        if (client.helo().isEmpty() && speech.flag(PersonaKey.HELLO_REQUIRED)) {
            replies.refuse(PersonaKey.HELLO_FIRST);
        } else if (transaction != null) {
            replies.refuse(PersonaKey.MAIL_NESTED);
        } else if (path.isEmpty()) {
            replies.refuse(PersonaKey.MAIL_SYNTAX);
        } else if (!known(Verb.MAIL, path.get().parameters())) {
            replies.refuse(PersonaKey.PARAMETER);
        } else if (path.get().declaresMoreThan(sizeLimit)) {
            replies.say(PersonaKey.TOO_BIG);
        } else {
            transaction = new Transaction(path.get());
            replies.quoteSender(path.get().address());
            replies.say(PersonaKey.MAIL);
        }
    }

    void rcpt(String argument) {
        Optional<MailPath> path = MailPath.parse(argument, "TO:");
        if (transaction == null) {
            replies.refuse(PersonaKey.MAIL_FIRST);
        } else if (transaction.chunked()) {
            replies.refuse(PersonaKey.BDAT_BEGUN);
        } else if (path.isEmpty() || path.get().address().isEmpty()) {
            replies.refuse(PersonaKey.RCPT_SYNTAX);
        } else if (!known(Verb.RCPT, path.get().parameters())) {
            replies.refuse(PersonaKey.PARAMETER);
        } else if (transaction.size() >= speech.number(PersonaKey.RECIPIENT_LIMIT)) {
            replies.say(PersonaKey.TOO_MANY_RECIPIENTS);
        } else {
            transaction.add(path.get());
            replies.quoteArgument(path.get().address());
            replies.say(PersonaKey.RCPT);
        }
    }

    void data(String argument) {
        Optional<PersonaKey> refusal = outOfSequence();
        if (refusal.isPresent()) {
            replies.refuse(refusal.get());
        } else if (current().onlyChunks()) {
            replies.refuse(PersonaKey.BDAT_BEGUN);
        } else if (!argument.isEmpty()) {
            replies.refuse(PersonaKey.SYNTAX);
        } else {
            MessageOctets message = new MessageOctets(sizeLimit);
            inbound.expect(
                    faulty(new DataPayload(message, shared.settings.lenientEnd()), message), () -> ended(message));
            replies.say(PersonaKey.DATA);
        }
    }

    /** A chunk that comes out of sequence is read to its end, too, and only then refused: its octets are never commands (RFC 3030). */
    void bdat(String argument) {
        Optional<Chunk> announced = Chunk.parse(argument);
        if (!speech.offers("CHUNKING")) {
            replies.refuse(PersonaKey.UNKNOWN);
        } else if (announced.isEmpty()) {
            replies.refuse(PersonaKey.SYNTAX);
        } else {
            expect(announced.get());
        }
    }

    private void expect(Chunk chunk) {
        Optional<PersonaKey> refusal = outOfSequence();
        if (refusal.isPresent()) {
            inbound.expect(CountedOctets.thrownAway(chunk.octets()), () -> replies.refuse(refusal.get()));
        } else {
            MessageOctets message = current().chunks(sizeLimit);
            inbound.expect(
                    faulty(CountedOctets.kept(chunk.octets(), message), message),
                    () -> chunkArrived(message, chunk.last()));
        }
    }

    private Intake faulty(Intake intake, MessageOctets message) {
        return faults.within(intake, message, () -> Envelope.of(transaction));
    }

    private void chunkArrived(MessageOctets message, boolean last) {
        if (last || message.tooBig()) {
            ended(message);
        } else {
            faults.unlessAnswered(() -> replies.say(PersonaKey.CHUNK), this::reset);
        }
    }

    private Optional<PersonaKey> outOfSequence() {
        // Said here and not by the session, as a chunk is read even so.
        if (speech.flag(PersonaKey.TLS_REQUIRED) && !client.encrypted()) {
            return Optional.of(PersonaKey.STARTTLS_FIRST);
        }
        if (transaction == null) {
            return Optional.of(speech.has(PersonaKey.DATA_EARLY) ? PersonaKey.DATA_EARLY : PersonaKey.MAIL_FIRST);
        }
        return transaction.size() == 0 ? Optional.of(PersonaKey.RCPT_FIRST) : Optional.empty();
    }

    private void ended(MessageOctets message) {
        faults.atDot(Envelope.of(transaction), () -> arrived(message), this::reset);
    }

    /** The dot, or the last chunk, came: the message is kept, or refused for its size. The transaction is over. */
    private void arrived(MessageOctets message) {
        if (message.tooBig()) {
            replies.say(PersonaKey.TOO_BIG);
        } else {
            long id = shared.nextId();
            StoredMessage stored = stored(id, message);
            shared.watcher.storing(stored);
            shared.mailbox.add(stored);
            shared.watcher.stored(stored);
            replies.quoteId(id);
            replies.say(PersonaKey.ACCEPTED);
        }
        reset();
    }

    private StoredMessage stored(long id, MessageOctets message) {
        Transaction done = current();
        return new StoredMessage(
                id,
                shared.settings.clock().instant(),
                client.session(),
                client.address(),
                client.helo(),
                done.sender(),
                done.recipients(),
                message.toByteArray(),
                client.tls(),
                client.user(),
                done.mailParameters(),
                done.rcptParameters());
    }

    private Transaction current() {
        if (transaction == null) {
            throw new IllegalStateException("A message belongs to a transaction");
        }
        return transaction;
    }

    private boolean known(Verb of, List<String> parameters) {
        return parameters.stream()
                .allMatch(word -> MailParameter.of(of, word, speech::offers).isPresent());
    }
}
