package org.fixuplab.mta;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.fixuplab.smtp.Octets;

/**
 * What one session says: the persona's replies, filled in with what they quote, and the end after too many bad commands. Confined to its
 * session.
 */
final class Replies {

    private final Shared shared;
    private final Speech speech;
    private final Wire wire;
    private final Client client;
    private int badCommands;
    private boolean ended;

    // What the next reply may quote.
    private String line = "";
    private String verb = "";
    private String argument = "";
    private String sender = "";
    private long id;

    Replies(Shared shared, Wire wire, Client client) {
        this.shared = shared;
        this.speech = shared.speech;
        this.wire = wire;
        this.client = client;
    }

    /** Replies from now on are to this line, and its verb, as they were written. */
    void quoteCommand(String itsLine, String itsVerb) {
        line = itsLine;
        verb = itsVerb;
    }

    /** What {@code {recipient}} stands for from now on. */
    void quoteArgument(String value) {
        argument = value;
    }

    void quoteSender(String value) {
        sender = value;
    }

    void quoteId(long value) {
        id = value;
    }

    void say(PersonaKey key) {
        wire.write(reply(key));
    }

    void sayIfKnown(PersonaKey key) {
        if (speech.has(key)) {
            say(key);
        } else {
            refuse(PersonaKey.UNKNOWN);
        }
    }

    /** Asks for one answer of an AUTH exchange. */
    void challenge(String text) {
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        wire.write(Octets.octets("334 " + base64 + "\r\n"));
    }

    void sayHelo() {
        wire.write(speech.helo(this::value));
    }

    void sayEhlo() {
        wire.write(speech.ehlo(client.encrypted(), this::value));
    }

    /** Answers a bad command, or ends the session if there were enough of them. */
    void refuse(PersonaKey key) {
        shared.badCommands.increment();
        if (badCommands >= speech.number(PersonaKey.ERROR_LIMIT)) {
            say(PersonaKey.ERROR_REPLY);
            end();
        } else {
            badCommands++;
            say(key);
        }
    }

    /** The last words in clear. */
    void startTls() {
        wire.startTls(reply(PersonaKey.STARTTLS));
    }

    /** Ends the session: what still comes is thrown away. */
    void end() {
        ended = true;
        wire.end();
    }

    boolean ended() {
        return ended;
    }

    private byte[] reply(PersonaKey key) {
        return speech.reply(key, this::value);
    }

    private String value(Placeholder placeholder) {
        return switch (placeholder) {
            case HOST -> shared.settings.hostname();
            case CLIENT -> client.helo();
            case IP -> client.address().getAddress().getHostAddress();
            case VERB -> verb;
            case LINE -> line;
            case SENDER -> sender;
            case RECIPIENT -> argument;
            case ID -> shared.queueId(id);
            case SESSION -> shared.queueId(client.session());
            case DATE -> shared.now(Shared.DATE);
            case LONGDATE -> shared.now(Shared.LONG_DATE);
            case TIME -> Long.toString(shared.settings.clock().instant().getEpochSecond());
        };
    }
}
