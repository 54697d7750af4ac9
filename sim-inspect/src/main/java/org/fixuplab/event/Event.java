package org.fixuplab.event;

import org.fixuplab.smtp.Verb;

/**
 * Something that happened in one session. Immutable, but for the arrays of {@link Altered}, which nobody writes to.
 *
 * <p>{@code offset} is that of the octet it begins at, in its direction's stream as the peer sent it.
 */
public sealed interface Event {

    /** A command's line is complete. {@code verb} is what the client sent; if it is masked, the server saw another one, or nothing. */
    record Command(long offset, Verb verb, boolean masked) implements Event {}

    /** The last line of a reply is complete. {@code to} is the command it answers; {@link Verb#OTHER} also for the greeting. */
    record Reply(long offset, int code, Verb to) implements Event {}

    /** The server accepted DATA: the client's next octet, at {@code offset}, is payload. */
    record DataStarted(long offset) implements Event {}

    /** The payload's terminator is complete; {@code offset} is that of the octet after it. */
    record DataEnded(long offset) implements Event {}

    /**
     * The firewall overwrote octets; took them out, if {@code after} is empty; or said something itself, if {@code before} is. What it says
     * to the client comes before the server's octet at {@code offset}.
     */
    record Altered(String behaviour, Direction from, long offset, byte[] before, byte[] after) implements Event {}

    /**
     * These octets left before their line was whole, because they could be held no longer: whether the behaviour would have overwritten
     * some of them is not known. The rest of the line leaves as it is, too.
     */
    record TooLate(String behaviour, Direction from, long offset, int length) implements Event {}

    /** {@code length} octets are credentials, or may be: every view shows stars in their place. */
    record Secret(Direction from, long offset, int length) implements Event {}

    /**
     * The server accepted an allowed STARTTLS: both directions are opaque from here on.
     *
     * @param logged whether the device writes a line about it
     */
    record TlsStarted(long clientOffset, long serverOffset, boolean logged) implements Event {

        public TlsStarted(long clientOffset, long serverOffset) {
            this(clientOffset, serverOffset, true);
        }
    }

    /** Replies can no longer be matched to commands: behaviours on replies stop, verbs stay judged. Once a session. */
    record OutOfSync(long serverOffset, String reason) implements Event {}

    /**
     * A rule matched.
     *
     * @param subject what it matched, in the device's words: {@code header line length gt 998}, or {@code header content-type}
     * @param action what followed
     * @param logged whether the device writes a line about it
     * @param mapClass the number of the class in the ESMTP map, from 1; 0 if the rule is in no map
     */
    record Matched(
            String behaviour, Direction from, long offset, String subject, Action action, boolean logged, int mapClass)
            implements Event {}

    /** A message is over, and longer than its MAIL had declared; {@code offset} is that of the octet after it. */
    record SizeExceeded(long offset, long declared, long actual) implements Event {}

    /** The firewall ends the session, for the behaviour's reason. */
    record Ended(String behaviour, LegAct client, LegAct server) implements Event {}
}
