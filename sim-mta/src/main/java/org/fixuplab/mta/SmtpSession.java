package org.fixuplab.mta;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/**
 * One client's dialogue: octets in, the persona's replies out. What the client sends never makes it throw. Confined to its
 * connection's event loop.
 *
 * <pre>
 * commands --DATA, 354--> payload --CRLF . CRLF-----> commands
 * commands --BDAT n-----> chunk   --after n octets--> commands
 * commands --AUTH, 334--> answers --* or a verdict--> commands
 * commands --XEXCH50 n, 354--> thrown away --after n octets--> commands
 * any      --QUIT, too many bad commands, timeout---> ended: what still comes is thrown away
 * </pre>
 *
 * <p>Every command passes {@link #execute}, whole and not yet answered; every octet that is no command passes {@link Inbound#read}.
 */
final class SmtpSession {

    /** What a persona that insists on TLS refuses before; BDAT has its own way. */
    private static final Set<Verb> UNDER_TLS =
            EnumSet.of(Verb.AUTH, Verb.MAIL, Verb.RCPT, Verb.DATA, Verb.VRFY, Verb.EXPN, Verb.ETRN, Verb.XEXCH50);

    private static final Pattern XEXCH50 = Pattern.compile("([0-9]{1,18})[ \t]+2");

    private final Shared shared;
    private final SessionFaults faults;
    private final Speech speech;
    private final Client client;
    private final Replies replies;
    private final CommandLines lines;
    private final Inbound inbound = new Inbound();
    private final MailDialogue mail;
    private final AuthDialogue auth;

    SmtpSession(Shared shared, SessionFaults faults, InetSocketAddress address) {
        this.shared = shared;
        this.faults = faults;
        this.speech = shared.speech;
        this.client = new Client(shared.nextSession(), address);
        this.replies = new Replies(shared, faults, client);
        this.lines = new CommandLines(speech.number(PersonaKey.LINE_LIMIT), speech.flag(PersonaKey.BARE_LF));
        this.mail = new MailDialogue(shared, client, replies, inbound, faults);
        this.auth = new AuthDialogue(shared, client, replies, inbound);
    }

    /** Counts from 1 in each MTA. */
    long number() {
        return client.session();
    }

    InetSocketAddress client() {
        return client.address();
    }

    void greet() {
        faults.at(FaultStage.BANNER, Envelope.UNKNOWN, () -> replies.say(PersonaKey.GREETING));
    }

    /** The client was silent for too long. */
    void timeout() {
        if (!replies.ended()) {
            replies.say(PersonaKey.TIMEOUT);
            replies.end();
        }
    }

    /** The handshake that followed STARTTLS is done. */
    void encrypted(TlsInfo info) {
        client.agreed(info);
    }

    /** Reads all of it, unless a fault's delay begins: then up to there. */
    void receive(ByteBuffer in) {
        // A chunk of no octets is complete before anything comes.
        while (!replies.ended() && !faults.isPaused() && !faults.isOver() && (in.hasRemaining() || inbound.expects())) {
            if (!inbound.expects()) {
                readCommand(in);
            } else if (!inbound.read(in)) {
                return;
            }
        }
        if (!faults.isPaused()) {
            in.position(in.limit());
        }
    }

    private void readCommand(ByteBuffer in) {
        CommandLines.Line line = lines.next(in);
        if (line == null) {
            return;
        }
        shared.commands.increment();
        int end = firstBlank(line.text());
        String verb = line.text().substring(0, end);
        String argument = line.text().substring(end).strip();
        // What comes after AUTH may be a password, so no reply may quote it.
        boolean secret = Verb.of(verb) == Verb.AUTH;
        replies.quoteCommand(secret ? verb : line.text(), verb);
        replies.quoteArgument(secret ? "" : argument);
        if (line.tooLong()) {
            replies.refuse(PersonaKey.LINE_TOO_LONG);
        } else {
            faultyOrNot(Verb.of(verb), argument, in);
        }
    }

    private void faultyOrNot(Verb verb, String argument, ByteBuffer in) {
        Runnable usual = () -> execute(verb, argument, in);
        FaultStage.of(verb).ifPresentOrElse(stage -> faults.at(stage, mail.envelope(stage, argument), usual), usual);
    }

    /** @param in what the client sent after the command */
    private void execute(Verb verb, String argument, ByteBuffer in) {
        if (tlsFirst(verb)) {
            replies.refuse(PersonaKey.STARTTLS_FIRST);
            return;
        }
        switch (verb) {
            case HELO, EHLO -> hello(verb, argument);
            case STARTTLS -> startTls(argument, in);
            case AUTH -> auth.auth(argument, mail.open());
            case MAIL -> mail.mail(argument);
            case RCPT -> mail.rcpt(argument);
            case DATA -> mail.data(argument);
            case BDAT -> mail.bdat(argument);
            case RSET -> {
                mail.reset();
                replies.say(PersonaKey.RSET);
            }
            case NOOP -> replies.say(PersonaKey.NOOP);
            case QUIT -> {
                replies.say(PersonaKey.QUIT);
                replies.end();
            }
            case VRFY -> about(PersonaKey.VRFY, argument);
            case EXPN -> about(PersonaKey.EXPN, argument);
            case ETRN -> about(PersonaKey.ETRN, argument);
            case HELP -> replies.sayIfKnown(PersonaKey.HELP);
            case XEXCH50 -> xexch50(argument);
            case SAML, SEND, SOML, TURN, ATRN, LHLO, ONEX, VERB, OTHER -> replies.refuse(PersonaKey.UNKNOWN);
        }
    }

    private void hello(Verb verb, String argument) {
        if (argument.isEmpty()) {
            replies.refuse(PersonaKey.HELLO_SYNTAX);
            return;
        }
        client.helo(argument.substring(0, firstBlank(argument)));
        mail.reset();
        if (verb == Verb.EHLO) {
            replies.sayEhlo();
        } else {
            replies.sayHelo();
        }
    }

    private void startTls(String argument, ByteBuffer in) {
        if (client.encrypted()) {
            replies.refuse(PersonaKey.STARTTLS_AGAIN);
        } else if (!speech.offersStartTls(false)) {
            replies.refuse(PersonaKey.STARTTLS_OFF);
        } else if (!argument.isEmpty()) {
            replies.refuse(PersonaKey.SYNTAX);
        } else {
            // What was sent in clear after STARTTLS must not be taken for what is said under TLS (CVE-2011-0411).
            in.position(in.limit());
            client.beginTls();
            mail.reset();
            replies.startTls();
        }
    }

    private boolean tlsFirst(Verb verb) {
        return UNDER_TLS.contains(verb) && speech.flag(PersonaKey.TLS_REQUIRED) && !client.encrypted();
    }

    /** Exchange's own properties of a message, which mean nothing here. */
    private void xexch50(String argument) {
        Matcher announced = XEXCH50.matcher(argument);
        if (!speech.has(PersonaKey.XEXCH50)) {
            replies.refuse(PersonaKey.UNKNOWN);
        } else if (!announced.matches()) {
            replies.refuse(PersonaKey.SYNTAX);
        } else {
            replies.say(PersonaKey.XEXCH50);
            if (speech.goesOn(PersonaKey.XEXCH50)) {
                PersonaKey done = speech.has(PersonaKey.XEXCH50_DONE) ? PersonaKey.XEXCH50_DONE : PersonaKey.CHUNK;
                inbound.expect(CountedOctets.thrownAway(Long.parseLong(announced.group(1))), () -> replies.say(done));
            }
        }
    }

    private void about(PersonaKey key, String argument) {
        if (speech.has(key) && argument.isEmpty()) {
            replies.refuse(PersonaKey.SYNTAX);
        } else {
            replies.sayIfKnown(key);
        }
    }

    private static int firstBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Octets.isBlank(text.charAt(i))) {
                return i;
            }
        }
        return text.length();
    }
}
