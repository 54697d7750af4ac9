package org.fixuplab.inspect;

import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.EventSink;
import org.fixuplab.smtp.EndOfData;
import org.fixuplab.smtp.Verb;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands: what the client's next octets are, and which command the server's next reply answers. Every transition is here.
 *
 * <pre>
 *  the client's octets are   from                                   until
 *  COMMANDS                  the start                              one of the transitions below
 *  ANSWER                    a 334 to AUTH                          the end of the line, or the final reply to AUTH
 *  PAYLOAD                   a 354 to DATA                          CRLF . CRLF
 *  CHUNK                     the end of a BDAT line that passed     its octets are through
 *  OPAQUE                    a 220 to a STARTTLS that passed        the session's end, in both directions
 * </pre>
 *
 * <p>Replies answer commands in order. A 3xx is not the end of it: DATA and AUTH wait on for their final reply. A first reply that no
 * command waits for is the greeting; a 421 may come at any time. Any other, or more than {@link Outstanding#MOST} commands outstanding,
 * puts the session out of sync: masks on replies stop for good, and a reply is taken to answer the last command sent.
 *
 * <p>A line that the firewall keeps from the server and answers itself waits for no reply of the server's; its answer waits for those of the
 * commands before it.
 *
 * <p>What a client sends without waiting for the 354 or 334 is judged as commands, though to the server it is payload or an answer. Once
 * the 354 or 334 comes, those lines no longer wait for a reply.
 */
final class Conversation {

    enum Phase {
        COMMANDS,
        ANSWER,
        PAYLOAD,
        CHUNK,
        OPAQUE
    }

    private static final byte[] NOTHING = {};

    private final EventSink events;
    private final boolean wantsCourse;
    private final PendingData data;
    private final Outstanding outstanding = new Outstanding();
    private final LocalAnswers answers = new LocalAnswers();

    private Phase phase = Phase.COMMANDS;
    private boolean greeted;
    private boolean inSync = true;
    private Verb last = Verb.OTHER;
    private long chunkLeft;

    /** The answer to a 334 has begun. */
    private boolean answering;

    /** The server saw a NOOP. */
    private boolean noopSeen;

    /** The command whose final reply comes next is a DATA that was accepted. */
    private boolean accepted;

    /** The offset of the next octet of each direction, as far as it has been judged. */
    private long clientOffset;

    private long serverOffset;

    Conversation(EventSink events, @Nullable BypassRule bypass) {
        this.events = events;
        wantsCourse = events.wantsCourse();
        data = new PendingData(bypass, events);
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

    /** Whether anybody wants to be told of commands, replies, and where messages begin and end. */
    boolean wantsCourse() {
        return wantsCourse;
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
        if (verb == Verb.DATA) {
            data.sent(outstanding.next());
        }
        noopSeen |= verb == Verb.NOOP;
        if (inSync && !outstanding.add(verb)) {
            loseSync("more than " + Outstanding.MOST + " commands without a reply");
        }
    }

    /** Octets of the client's that never leave; {@code octets} as they may be shown. They are counted as sent by the caller. */
    void swallowed(String behaviour, byte[] octets) {
        events.accept(new Event.Altered(behaviour, Direction.FROM_CLIENT, clientOffset, octets, NOTHING));
    }

    /** A line that never left is complete: the firewall answers it. */
    void lineAnswered(AnswerRule rule) {
        if (!answers.add(new LocalAnswers.Answer(rule.id(), outstanding.next(), rule.answer())) && inSync) {
            loseSync("more than " + Outstanding.MOST + " answers of the firewall's own wait");
        }
    }

    /**
     * The firewall's next answer, if no reply is outstanding before it: it leaves now. Out of sync none waits, as it is not known for what.
     */
    byte @Nullable [] nextAnswer() {
        if (answers.isEmpty() || (inSync && !greeted)) {
            return null;
        }
        LocalAnswers.Answer answer = answers.poll(inSync ? outstanding.first() : Long.MAX_VALUE);
        if (answer == null) {
            return null;
        }
        events.accept(
                new Event.Altered(answer.behaviour(), Direction.FROM_SERVER, serverOffset, NOTHING, answer.octets()));
        return answer.octets();
    }

    /** Whether commands pass unjudged, because the firewall believes that a payload has begun. */
    boolean unjudged() {
        return data.unjudged();
    }

    /** A verb passed that would not have. Told once, and only when the server has refused the DATA: else it was part of a message. */
    void bypassUsed() {
        data.bypassUsed(clientOffset);
    }

    /** The octets that end a payload, if there is one, were sent as a command, and are through. */
    void terminatorSeen() {
        data.ended(outstanding.next());
    }

    /** Whether a NOOP has reached the server in this session. */
    boolean noopSeen() {
        return noopSeen;
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

    /** The first octets of the line that answers a 334 are here. */
    void answerBegins() {
        answering = true;
    }

    /** The line that answers a 334 is complete. */
    void answered() {
        answering = false;
        phase = Phase.COMMANDS;
    }

    /** Where the payload ends: see {@link EndOfData}. */
    EndOfData endOfData() {
        return data.end();
    }

    /** Whether octets that are judged as commands may be payload to the server: a 354 may be on its way. */
    boolean mayBePayload() {
        return data.mayBePayload();
    }

    /** The payload's terminator is complete, its octets counted as sent. */
    void payloadEnded() {
        phase = Phase.COMMANDS;
        data.ended(outstanding.next());
        if (wantsCourse) {
            events.accept(new Event.DataEnded(clientOffset));
        }
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
        } else if (inSync && outstanding.isEmpty()) {
            if (code != 421) {
                loseSync("a " + code + " that no command waits for");
            }
        } else if (code / 100 == 3) {
            goOn(code);
        } else {
            done(code);
        }
    }

    /** A reply that wants more of the client. */
    private void goOn(int code) {
        boolean expected = asked() == Verb.DATA && !accepted;
        if (code == 354 && inSync && !expected && (accepted || last == Verb.DATA)) {
            loseSync("a 354 that no DATA waits for");
        }
        if (code == 354 && asked() == Verb.DATA && data.waits()) {
            data.accepted();
            accepted = true;
            if (!data.isOver()) {
                phase = Phase.PAYLOAD;
                if (wantsCourse) {
                    events.accept(new Event.DataStarted(clientOffset));
                }
            }
            forgetBehindHead(data.behindMessage(outstanding.next()));
        } else if (code == 334 && asked() == Verb.AUTH) {
            if (inSync && outstanding.size() > 1) {
                // The client did not wait: the line behind the AUTH was the answer.
                forgetBehindHead(outstanding.first() + 2);
            } else if (phase == Phase.COMMANDS) {
                phase = Phase.ANSWER;
                answering = false;
            }
        }
    }

    /** A final reply. */
    private void done(int code) {
        Verb asked = asked();
        if (asked == Verb.STARTTLS && code == 220) {
            phase = Phase.OPAQUE;
            events.accept(new Event.TlsStarted(clientOffset, serverOffset));
        } else if (asked == Verb.AUTH && phase == Phase.ANSWER && !answering) {
            phase = Phase.COMMANDS;
        } else if (inSync) {
            // Out of sync it is not known which reply is that of the DATA: then only a 354 is.
            data.answered(outstanding.first(), accepted);
        }
        if (inSync) {
            accepted = false;
            outstanding.removeHead();
        }
    }

    /** Lines that were no commands to the server wait for no reply. */
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
