package org.fixuplab.inspect;

import org.fixuplab.event.Event;
import org.fixuplab.event.EventSink;
import org.fixuplab.smtp.EndOfData;
import org.fixuplab.smtp.Verb;

/**
 * Where a session stands: what the client's next octets are, and which command the server's next reply answers. Every transition is here.
 *
 * <pre>
 *  the client's octets are   from                                   until
 *  COMMANDS                  the start                              one of the transitions below
 *  ANSWER                    a 334                                  the end of the line
 *  PAYLOAD                   a 354 to DATA                          CRLF . CRLF
 *  CHUNK                     the end of a BDAT line that passed     its octets are through
 *  OPAQUE                    a 220 to a STARTTLS that passed        the session's end, in both directions
 * </pre>
 *
 * <p>Replies answer commands in order. A 3xx is not the end of it: DATA and AUTH wait on for their final reply. A first reply that no
 * command waits for is the greeting; a 421 may come at any time. Any other, or more than {@link Outstanding#MOST} commands outstanding,
 * puts the session out of sync: masks on replies stop for good, and a 3xx or 220 is taken to answer the last command sent.
 *
 * <p>Octets that a client sends after DATA but before the 354 are judged as commands, though to the server they are payload. They are
 * searched for the payload's end on the side, so that the session is in step again when the 354 comes.
 */
final class Conversation {

    enum Phase {
        COMMANDS,
        ANSWER,
        PAYLOAD,
        CHUNK,
        OPAQUE
    }

    private enum Early {
        NO_DATA,
        SEARCHING,
        FOUND
    }

    private final EventSink events;
    private final Outstanding outstanding = new Outstanding();
    private final EndOfData endOfData = new EndOfData(false);

    private Phase phase = Phase.COMMANDS;
    private boolean greeted;
    private boolean inSync = true;
    private Verb last = Verb.OTHER;
    private long chunkLeft;

    /** Of the last DATA sent. */
    private Early early = Early.NO_DATA;

    private long dataNumber;
    private long earlyStart;
    private long earlyEnd;
    private long firstAfterEarly;

    /** The offset of the next octet of each direction, as far as it has been judged. */
    private long clientOffset;

    private long serverOffset;

    Conversation(EventSink events) {
        this.events = events;
    }

    Phase phase() {
        return phase;
    }

    boolean greeted() {
        return greeted;
    }

    boolean inSync() {
        return inSync;
    }

    EventSink events() {
        return events;
    }

    long clientOffset() {
        return clientOffset;
    }

    long serverOffset() {
        return serverOffset;
    }

    void clientSent(int octets) {
        clientOffset += octets;
    }

    void serverSent(int octets) {
        serverOffset += octets;
    }

    // --- what the client does

    /** A command's line is complete; {@code verb} is what the server sees. The line's octets were counted as sent. */
    void commandSent(Verb verb) {
        last = verb;
        long number = outstanding.next();
        if (inSync && !outstanding.add(verb)) {
            loseSync("more than " + Outstanding.MOST + " commands without a reply");
        }
        if (verb == Verb.DATA) {
            early = Early.SEARCHING;
            dataNumber = number;
            earlyStart = clientOffset;
            endOfData.start();
        }
    }

    /** A BDAT line that passed is complete: so many octets follow. */
    void chunkFollows(long octets) {
        if (octets > 0) {
            phase = Phase.CHUNK;
            chunkLeft = octets;
        }
    }

    /** How many of the chunk's octets are still to come. */
    long chunkLeft() {
        return chunkLeft;
    }

    void chunkSent(int octets) {
        chunkLeft -= octets;
        if (chunkLeft == 0) {
            phase = Phase.COMMANDS;
        }
    }

    /** The line that answers a 334 is complete. */
    void answered() {
        phase = Phase.COMMANDS;
    }

    /** Where the payload ends: see {@link EndOfData}. */
    EndOfData endOfData() {
        return endOfData;
    }

    /** The payload's terminator is complete, its octets counted as sent. */
    void payloadEnded() {
        phase = Phase.COMMANDS;
        events.accept(new Event.DataEnded(clientOffset));
    }

    /** Whether octets that are judged as commands may be a payload that came before its 354. */
    boolean mayBePayload() {
        return early == Early.SEARCHING;
    }

    /** The payload that came before its 354 has ended with a line just counted. */
    void earlyPayloadEnded() {
        early = Early.FOUND;
        earlyEnd = clientOffset;
        firstAfterEarly = outstanding.next();
    }

    // --- what the server does

    /** What the reply that now begins answers; {@link Verb#OTHER} for the greeting. */
    Verb asked() {
        if (!greeted) {
            return Verb.OTHER;
        }
        if (!inSync) {
            return last;
        }
        return outstanding.isEmpty() ? Verb.OTHER : outstanding.head();
    }

    /** A reply is complete, its octets counted as sent. */
    void replied(int code) {
        if (!greeted) {
            greeted = true;
            return;
        }
        if (inSync && outstanding.isEmpty()) {
            if (code != 421) {
                loseSync("a " + code + " that no command waits for");
            }
            return;
        }
        Verb asked = asked();
        boolean intermediate = code / 100 == 3;
        if (asked == Verb.DATA && code == 354) {
            accepted();
        } else if (code == 334) {
            if (phase == Phase.COMMANDS) {
                phase = Phase.ANSWER;
            }
        } else if (asked == Verb.STARTTLS && code == 220) {
            phase = Phase.OPAQUE;
            events.accept(new Event.TlsStarted(clientOffset, serverOffset));
        }
        if (inSync && !intermediate) {
            if (outstanding.first() == dataNumber) {
                early = Early.NO_DATA;
            }
            outstanding.removeHead();
        }
    }

    private void accepted() {
        if (phase == Phase.PAYLOAD) {
            return;
        }
        if (early == Early.FOUND) {
            events.accept(new Event.DataStarted(earlyStart));
            events.accept(new Event.DataEnded(earlyEnd));
            forgetBehindHead(firstAfterEarly);
        } else {
            if (early == Early.NO_DATA) {
                // A second 354 to one DATA: nothing was searched on the side.
                endOfData.start();
            }
            phase = Phase.PAYLOAD;
            events.accept(new Event.DataStarted(clientOffset));
            forgetBehindHead(outstanding.next());
        }
        early = Early.NO_DATA;
    }

    private void forgetBehindHead(long end) {
        if (inSync) {
            outstanding.removeBehindHead(end);
        }
    }

    private void loseSync(String reason) {
        inSync = false;
        events.accept(new Event.OutOfSync(serverOffset, reason));
    }
}
