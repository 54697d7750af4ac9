package org.fixuplab.mta;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;
import org.jspecify.annotations.Nullable;

/**
 * One client's dialogue: octets in, the persona's replies out. What the client sends never makes it throw. Confined to its
 * connection's event loop.
 *
 * <pre>
 * commands --DATA, 354--> payload --CRLF . CRLF-----> commands
 * commands --BDAT n-----> chunk   --after n octets--> commands
 * any      --QUIT, too many bad commands, timeout---> ended: what still comes is thrown away
 * </pre>
 */
final class SmtpSession {

    private final Shared shared;
    private final Persona persona;
    private final Speech speech;
    private final Wire wire;
    private final long number;
    private final InetSocketAddress client;
    private final CommandLines lines;
    private final int sizeLimit;

    private String helo = "";
    private int badCommands;
    private boolean encrypted;
    private boolean ended;
    private Optional<TlsInfo> tls = Optional.empty();
    private @Nullable Transaction transaction;
    private @Nullable DataPayload payload;
    private @Nullable IncomingChunk chunk;

    // What the reply being written may quote.
    private String line = "";
    private String verb = "";
    private String quoted = "";
    private long id;

    SmtpSession(Shared shared, Wire wire, InetSocketAddress client) {
        this.shared = shared;
        this.persona = shared.settings.persona();
        this.speech = new Speech(persona, shared.tls.isPresent());
        this.wire = wire;
        this.number = shared.nextSession();
        this.client = client;
        this.lines = new CommandLines(persona.number(PersonaKey.LINE_LIMIT), persona.flag(PersonaKey.BARE_LF));
        long bound = Math.min(
                shared.settings.bounds().messageOctets(),
                shared.settings.bounds().octets());
        this.sizeLimit = (int) Math.min(speech.announcedSize(), bound);
    }

    void greet() {
        say(PersonaKey.GREETING);
    }

    /** The client was silent for too long. */
    void timeout() {
        if (!ended) {
            say(PersonaKey.TIMEOUT);
            end();
        }
    }

    /** The handshake that followed STARTTLS is done. */
    void encrypted(TlsInfo info) {
        tls = Optional.of(info);
    }

    /** Reads all of it. */
    void receive(ByteBuffer in) {
        // A chunk of no octets is complete before anything comes.
        while (!ended && (in.hasRemaining() || chunk != null)) {
            if (payload != null) {
                readPayload(payload, in);
            } else if (chunk != null) {
                if (!readChunk(chunk, in)) {
                    return;
                }
            } else {
                readCommand(in);
            }
        }
        in.position(in.limit());
    }

    private void readCommand(ByteBuffer in) {
        CommandLines.Line next = lines.next(in);
        if (next == null) {
            return;
        }
        shared.commands.increment();
        line = next.text();
        int end = firstBlank(line);
        verb = line.substring(0, end);
        quoted = line.substring(end).strip();
        if (next.tooLong()) {
            refuse(PersonaKey.LINE_TOO_LONG);
        } else if (Verb.of(verb) == Verb.STARTTLS) {
            startTls(in);
        } else {
            execute(Verb.of(verb), quoted);
        }
    }

    private void execute(Verb command, String argument) {
        switch (command) {
            case HELO, EHLO -> hello(command, argument);
            case MAIL -> mail(argument);
            case RCPT -> rcpt(argument);
            case DATA -> data(argument);
            case BDAT -> bdat(argument);
            case RSET -> {
                transaction = null;
                say(PersonaKey.RSET);
            }
            case NOOP -> say(PersonaKey.NOOP);
            case QUIT -> {
                say(PersonaKey.QUIT);
                end();
            }
            case VRFY -> about(PersonaKey.VRFY, argument);
            case EXPN -> about(PersonaKey.EXPN, argument);
            case ETRN -> about(PersonaKey.ETRN, argument);
            case HELP -> sayIfKnown(PersonaKey.HELP);
            case AUTH, STARTTLS, SAML, SEND, SOML, TURN, ATRN, LHLO, ONEX, VERB, XEXCH50, OTHER ->
                refuse(PersonaKey.UNKNOWN);
        }
    }

    private void hello(Verb command, String argument) {
        if (argument.isEmpty()) {
            refuse(PersonaKey.HELLO_SYNTAX);
            return;
        }
        helo = argument.substring(0, firstBlank(argument));
        transaction = null;
        wire.write(command == Verb.EHLO ? speech.ehlo(encrypted, this::value) : speech.helo(this::value));
    }

    private void mail(String argument) {
        Optional<MailPath> path = MailPath.parse(argument, "FROM:");
        if (helo.isEmpty() && persona.flag(PersonaKey.HELLO_REQUIRED)) {
            refuse(PersonaKey.HELLO_FIRST);
        } else if (transaction != null) {
            refuse(PersonaKey.MAIL_NESTED);
        } else if (path.isEmpty()) {
            refuse(PersonaKey.MAIL_SYNTAX);
        } else if (!known(Verb.MAIL, path.get().parameters())) {
            refuse(PersonaKey.PARAMETER);
        } else if (path.get().declaresMoreThan(sizeLimit)) {
            say(PersonaKey.TOO_BIG);
        } else {
            transaction = new Transaction(path.get().address(), path.get().declares("SMTPUTF8"));
            say(PersonaKey.MAIL);
        }
    }

    private void rcpt(String argument) {
        Optional<MailPath> path = MailPath.parse(argument, "TO:");
        if (transaction == null) {
            refuse(PersonaKey.MAIL_FIRST);
        } else if (transaction.chunked()) {
            refuse(PersonaKey.BDAT_BEGUN);
        } else if (path.isEmpty() || path.get().address().isEmpty()) {
            refuse(PersonaKey.RCPT_SYNTAX);
        } else if (!known(Verb.RCPT, path.get().parameters())) {
            refuse(PersonaKey.PARAMETER);
        } else if (transaction.recipients().size() >= persona.number(PersonaKey.RECIPIENT_LIMIT)) {
            say(PersonaKey.TOO_MANY_RECIPIENTS);
        } else {
            quoted = path.get().address();
            transaction.recipients().add(quoted);
            say(PersonaKey.RCPT);
        }
    }

    private void data(String argument) {
        Optional<PersonaKey> refusal = outOfSequence();
        if (refusal.isPresent()) {
            refuse(refusal.get());
        } else if (transaction != null && transaction.chunked()) {
            refuse(PersonaKey.BDAT_BEGUN);
        } else if (!argument.isEmpty()) {
            refuse(PersonaKey.SYNTAX);
        } else {
            payload = new DataPayload(new MessageOctets(sizeLimit));
            say(PersonaKey.DATA);
        }
    }

    private void readPayload(DataPayload incoming, ByteBuffer in) {
        if (incoming.read(in)) {
            payload = null;
            arrived(incoming.message());
        }
    }

    private void bdat(String argument) {
        Optional<Chunk> announced = Chunk.parse(argument);
        if (!speech.offers("CHUNKING")) {
            refuse(PersonaKey.UNKNOWN);
        } else if (announced.isEmpty()) {
            refuse(PersonaKey.SYNTAX);
        } else {
            Transaction current = transaction;
            chunk = outOfSequence()
                    .map(refusal -> IncomingChunk.refused(announced.get(), refusal))
                    .orElseGet(() -> IncomingChunk.accepted(announced.get(), chunksOf(current)));
        }
    }

    private MessageOctets chunksOf(@Nullable Transaction current) {
        if (current == null) {
            throw new IllegalStateException("A chunk in sequence belongs to a transaction");
        }
        return current.chunks(sizeLimit);
    }

    /** Whether the chunk ended. */
    private boolean readChunk(IncomingChunk incoming, ByteBuffer in) {
        if (!incoming.read(in)) {
            return false;
        }
        chunk = null;
        PersonaKey refusal = incoming.refusal();
        if (refusal != null) {
            refuse(refusal);
            return true;
        }
        MessageOctets message = chunksOf(transaction);
        if (incoming.last() || message.tooBig()) {
            arrived(message);
        } else {
            say(PersonaKey.CHUNK);
        }
        return true;
    }

    private Optional<PersonaKey> outOfSequence() {
        if (transaction == null) {
            return Optional.of(persona.has(PersonaKey.DATA_EARLY) ? PersonaKey.DATA_EARLY : PersonaKey.MAIL_FIRST);
        }
        return transaction.recipients().isEmpty() ? Optional.of(PersonaKey.RCPT_FIRST) : Optional.empty();
    }

    /** The transaction is over: its message is kept, or refused for its size. */
    private void arrived(MessageOctets message) {
        Transaction done = transaction;
        if (done == null) {
            throw new IllegalStateException("A message belongs to a transaction");
        }
        if (message.tooBig()) {
            say(PersonaKey.TOO_BIG);
        } else {
            id = shared.nextId();
            List<String> recipients =
                    done.recipients().stream().map(it -> address(it, done)).toList();
            shared.mailbox.add(new StoredMessage(
                    id,
                    shared.settings.clock().instant(),
                    number,
                    client,
                    helo,
                    address(done.sender(), done),
                    recipients,
                    message.toByteArray(),
                    tls));
            say(PersonaKey.ACCEPTED);
        }
        transaction = null;
    }

    private static String address(String octets, Transaction of) {
        return of.utf8() ? new String(Octets.octets(octets), StandardCharsets.UTF_8) : octets;
    }

    private void startTls(ByteBuffer in) {
        if (encrypted) {
            refuse(PersonaKey.STARTTLS_AGAIN);
        } else if (!speech.offersStartTls(false)) {
            refuse(PersonaKey.STARTTLS_OFF);
        } else if (!quoted.isEmpty()) {
            refuse(PersonaKey.SYNTAX);
        } else {
            // What was sent in clear after STARTTLS must not be taken for what is said under TLS (CVE-2011-0411).
            in.position(in.limit());
            helo = "";
            transaction = null;
            encrypted = true;
            wire.startTls(speech.reply(PersonaKey.STARTTLS, this::value));
        }
    }

    private boolean known(Verb of, List<String> parameters) {
        return parameters.stream()
                .allMatch(word -> MailParameter.of(of, word, speech::offers).isPresent());
    }

    private void about(PersonaKey key, String argument) {
        if (persona.has(key) && argument.isEmpty()) {
            refuse(PersonaKey.SYNTAX);
        } else {
            sayIfKnown(key);
        }
    }

    private void sayIfKnown(PersonaKey key) {
        if (persona.has(key)) {
            say(key);
        } else {
            refuse(PersonaKey.UNKNOWN);
        }
    }

    /** Answers a bad command, or ends the session if there were enough of them. */
    private void refuse(PersonaKey key) {
        shared.badCommands.increment();
        if (badCommands >= persona.number(PersonaKey.ERROR_LIMIT)) {
            say(PersonaKey.ERROR_REPLY);
            end();
        } else {
            badCommands++;
            say(key);
        }
    }

    private void say(PersonaKey key) {
        wire.write(speech.reply(key, this::value));
    }

    private void end() {
        ended = true;
        wire.end();
    }

    private String value(Placeholder placeholder) {
        return switch (placeholder) {
            case HOST -> shared.settings.hostname();
            case CLIENT -> helo;
            case IP -> client.getAddress().getHostAddress();
            case VERB -> verb;
            case LINE -> line;
            case SENDER -> transaction == null ? "" : transaction.sender();
            case RECIPIENT -> quoted;
            case ID -> shared.queueId(id);
            case SESSION -> shared.queueId(number);
            case DATE -> shared.now(Shared.DATE);
            case LONGDATE -> shared.now(Shared.LONG_DATE);
            case TIME -> Long.toString(shared.settings.clock().instant().getEpochSecond());
        };
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
