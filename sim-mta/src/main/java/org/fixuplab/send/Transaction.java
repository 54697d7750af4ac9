package org.fixuplab.send;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.send.Decision.Act;

/** One message, from MAIL to the reply to its final dot or last chunk. Used once, by the sender's thread. */
final class Transaction {

    private static final String DATA = "DATA";

    /** So many commands at once that their replies fit into any socket's buffer. */
    private static final int GROUP = 100;

    private static final Duration LEAST_BEFORE_DOT = Duration.ofMillis(20);

    private final Talk talk;
    private final SenderPersona persona;
    private final Offer offer;
    private final Mail mail;
    private final Cutting cutting;
    private final SenderClock clock;
    private final boolean lateDot;
    private final boolean grouped;
    private final List<String> commands = new ArrayList<>();

    /** @param lateDot whether the final dot is held back, as for a PIX that loses it */
    Transaction(Talk talk, Offer offer, SendSettings settings, SenderClock clock, boolean lateDot) {
        this.talk = talk;
        this.persona = talk.persona();
        this.offer = offer;
        this.mail = settings.mail();
        this.cutting = settings.cutting();
        this.clock = clock;
        this.lateDot = lateDot;
        this.grouped = persona.flag(SenderKey.USE_PIPELINING) && offer.has("PIPELINING");
    }

    /** Sends the message. Returns if the server has it. */
    void run() throws ConnectionLost, Stopped {
        talk.enter(Stage.MAIL);
        commands.add("MAIL FROM:<" + mail.sender() + ">" + parameters());
        mail.recipients().forEach(recipient -> commands.add("RCPT TO:<" + recipient + ">"));
        boolean chunked = persona.flag(SenderKey.USE_CHUNKING) && offer.has("CHUNKING");
        boolean dataGrouped = grouped && !chunked && !persona.flag(SenderKey.ALL_RECIPIENTS);
        if (dataGrouped) {
            commands.add(DATA);
        }
        Optional<Stopped> stopped = envelope();
        if (dataGrouped) {
            talk.enter(Stage.DATA);
            Reply reply = answer(commands.size() - 1);
            if (stopped.isPresent() && reply.kind() == 3) {
                // DATA was let in, though nobody is there to get it (RFC 2920 3.1).
                talk.ask(".");
            }
            throwIf(stopped);
            body(reply);
            return;
        }
        throwIf(stopped);
        if (chunked) {
            chunk();
        } else {
            talk.enter(Stage.DATA);
            body(talk.ask(DATA));
        }
    }

    private static void throwIf(Optional<Stopped> stopped) throws Stopped {
        if (stopped.isPresent()) {
            throw stopped.get();
        }
    }

    /** MAIL and every RCPT; the refusal, if nobody would get the message or the persona sends to all or none. */
    private Optional<Stopped> envelope() throws ConnectionLost, Stopped {
        Reply first = answer(0);
        Optional<Stopped> stopped =
                first.isOk() ? Optional.empty() : Optional.of(talk.refused(SenderKey.MAIL_REFUSED, first));
        if (!grouped) {
            throwIf(stopped);
        }
        talk.enter(Stage.RCPT);
        Optional<Stopped> refused = Optional.empty();
        int accepted = 0;
        for (int i = 1; i <= mail.recipients().size(); i++) {
            Reply rcpt = answer(i);
            if (rcpt.isOk()) {
                accepted++;
            } else {
                refused = Optional.of(talk.refused(SenderKey.RCPT_REFUSED, rcpt));
            }
            if (!grouped && persona.flag(SenderKey.ALL_RECIPIENTS)) {
                throwIf(refused);
            }
        }
        boolean enough = accepted > 0 && !persona.flag(SenderKey.ALL_RECIPIENTS);
        return stopped.isPresent() || enough ? stopped : refused;
    }

    /** The reply to one of the commands, which are asked in their order: one by one, or in groups (RFC 2920). */
    private Reply answer(int command) throws ConnectionLost {
        if (!grouped) {
            return talk.ask(commands.get(command));
        }
        if (command % GROUP == 0) {
            int end = Math.min(command + GROUP, commands.size());
            talk.say(String.join("\r\n", commands.subList(command, end)));
        }
        return talk.hear();
    }

    private String parameters() throws Stopped {
        StringBuilder parameters = new StringBuilder();
        if (persona.flag(SenderKey.USE_SIZE) && offer.has("SIZE")) {
            parameters.append(" SIZE=").append(mail.octets().length);
        }
        if (mail.isEightBit()) {
            if (!offer.has("8BITMIME")) {
                talk.proceed(SenderKey.NO_8BITMIME, Reply.NONE, Act.GO);
            } else if (persona.flag(SenderKey.USE_8BITMIME)) {
                parameters.append(" BODY=8BITMIME");
            }
        }
        return parameters.toString();
    }

    /** @param reply to DATA */
    private void body(Reply reply) throws ConnectionLost, Stopped {
        if (reply.kind() != 3) {
            throw talk.refused(SenderKey.DATA_REFUSED, reply);
        }
        talk.enter(Stage.BODY);
        try {
            dotted(writer());
        } catch (ConnectionLost e) {
            hearLastWords();
            throw e;
        }
        accepted(talk.hear());
    }

    private void dotted(MessageWriter writer) throws ConnectionLost {
        writer.message(mail.octets());
        if (lateDot || cutting.dotAlone()) {
            writer.flush();
            Duration gap = cutting.gap();
            clock.sleep(
                    lateDot ? persona.time(SenderKey.PIX_DELAY) : gap,
                    gap.compareTo(LEAST_BEFORE_DOT) > 0 ? gap : LEAST_BEFORE_DOT);
        }
        talk.enter(Stage.END);
        writer.dot();
    }

    private void chunk() throws ConnectionLost, Stopped {
        talk.enter(Stage.BODY);
        try {
            talk.say("BDAT " + mail.octets().length + " LAST");
            writer().chunk(mail.octets());
        } catch (ConnectionLost e) {
            hearLastWords();
            throw e;
        }
        talk.enter(Stage.END);
        accepted(talk.hear());
    }

    private MessageWriter writer() {
        return new MessageWriter(talk.server(), cutting, talk.patience());
    }

    /** A server that refuses in the middle of a message and closes has said why, if it did not reset. */
    private void hearLastWords() throws Stopped {
        if (talk.server().pending()) {
            try {
                accepted(talk.hear());
            } catch (ConnectionLost e) {
                // Then it was no reply.
            }
        }
    }

    private void accepted(Reply reply) throws Stopped {
        if (!reply.isOk()) {
            throw talk.refused(SenderKey.MESSAGE_REFUSED, reply);
        }
    }
}
