package org.fixuplab.send;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fixuplab.send.ConnectionLost.How;
import org.fixuplab.send.Decision.Act;
import org.fixuplab.smtp.Octets;

/** What a persona says on one connection, from the greeting to QUIT. Used once, by the sender's thread. */
final class Dialogue {

    /** Postfix's test for a PIX: its stars, and the 2, the 0 and the blanks that it leaves, code included. */
    private static final Pattern STARRED = Pattern.compile("[20 *\\t\\n]*");

    private static final Duration LEAST_BEFORE_DOT = Duration.ofMillis(20);

    private final SendSettings settings;
    private final SenderPersona persona;
    private final SenderClock clock;
    private final ServerConnection server;
    private final boolean mayTls;
    private final Duration age;

    private Stage stage = Stage.GREETING;
    private Offer offer = Offer.NOTHING;
    private List<String> workarounds = List.of();
    private Optional<TlsUse> tls = Optional.empty();

    /**
     * @param mayTls whether TLS is tried at all
     * @param age of the message, now
     */
    Dialogue(SendSettings settings, SenderClock clock, ServerConnection server, boolean mayTls, Duration age) {
        this.settings = settings;
        this.persona = settings.persona();
        this.clock = clock;
        this.server = server;
        this.mayTls = mayTls;
        this.age = age;
    }

    Optional<TlsUse> tls() {
        return tls;
    }

    /** Sends the message. Returns if the server has it. */
    void run() throws Stopped {
        try {
            greeting();
            startTls();
            logIn();
            envelope();
        } catch (ConnectionLost e) {
            throw Stopped.lost(stage.on(e), stage);
        }
    }

    /** Says QUIT, unless the connection is lost. Nothing depends on the answer. */
    void quit() {
        try {
            stage = Stage.QUIT;
            say("QUIT");
            hear();
            server.finish(patience());
        } catch (ConnectionLost e) {
            // It is over either way.
        }
    }

    private void greeting() throws ConnectionLost, Stopped {
        Reply greeting = hear();
        if (!greeting.isOk()) {
            throw Stopped.by(greeting, SenderKey.GREETING_REFUSED, stage);
        }
        String text = String.join("\n", greeting.lines());
        if (STARRED.matcher(text).matches()) {
            boolean old = age.compareTo(persona.time(SenderKey.PIX_THRESHOLD)) >= 0;
            workarounds = persona.words(SenderKey.PIX_WORKAROUNDS).stream()
                    .filter(word -> old || !word.equals("delay_dotcrlf"))
                    .toList();
        }
        boolean extended = switch (persona.word(SenderKey.HELLO)) {
            case "helo" -> false;
            case "by-greeting" -> text.contains("ESMTP");
            default -> true;
        };
        if (extended && !workarounds.contains("disable_esmtp")) {
            ehlo();
        } else {
            helo();
        }
    }

    private void ehlo() throws ConnectionLost, Stopped {
        stage = Stage.EHLO;
        Reply reply = ask("EHLO " + settings.helo());
        if (reply.isOk()) {
            offer = new Offer(reply);
            return;
        }
        SenderKey on = reply.code() == 421
                ? SenderKey.EHLO_421
                : reply.kind() == 4 ? SenderKey.EHLO_TEMPORARY : SenderKey.EHLO_REFUSED;
        proceed(on, reply, Act.HELO);
        helo();
    }

    private void helo() throws ConnectionLost, Stopped {
        stage = Stage.HELO;
        offer = Offer.NOTHING;
        Reply reply = ask("HELO " + settings.helo());
        if (!reply.isOk()) {
            throw Stopped.by(reply, SenderKey.HELO_REFUSED, stage);
        }
    }

    private void startTls() throws ConnectionLost, Stopped {
        String use = persona.word(SenderKey.TLS_USE);
        if (!mayTls || use.equals("never")) {
            return;
        }
        if (!use.equals("always") && !offer.hasStartTls(persona.word(SenderKey.TLS_KEYWORD))) {
            proceed(SenderKey.ABSENT, Reply.NONE, Act.CLEAR);
            return;
        }
        stage = Stage.STARTTLS;
        Reply reply = ask("STARTTLS");
        if (reply.kind() == 5 || reply.kind() == 4) {
            proceed(reply.kind() == 5 ? SenderKey.REFUSED : SenderKey.TEMPORARY, reply, Act.CLEAR);
            return;
        }
        if (reply.code() != 220 && proceed(SenderKey.NOT_220, reply, Act.GO, Act.CLEAR) == Act.CLEAR) {
            return;
        }
        if (server.pending()) {
            injected();
        }
        handshake();
        ehlo();
    }

    private void injected() throws Stopped {
        if (persona.decision(SenderKey.INJECTED).act() != Act.GO) {
            throw Stopped.lost(SenderKey.INJECTED, stage);
        }
    }

    private void handshake() throws Stopped {
        TlsTrust trust = persona.flag(SenderKey.TLS_VERIFY) ? TlsTrust.verifying(settings.trust()) : TlsTrust.any();
        try {
            tls = Optional.of(server.startTls(
                    trust, settings.server().getHostString(), persona.time(SenderKey.TIMEOUT_HANDSHAKE)));
        } catch (ConnectionLost e) {
            throw Stopped.lost(handshakeFailed(e.how()), stage);
        }
    }

    private static SenderKey handshakeFailed(How how) {
        return switch (how) {
            case CLOSED -> SenderKey.HANDSHAKE_CLOSED;
            case RESET -> SenderKey.HANDSHAKE_RESET;
            case SILENT -> SenderKey.HANDSHAKE_SILENCE;
            case GARBAGE -> SenderKey.HANDSHAKE_GARBAGE;
            case CERTIFICATE -> SenderKey.CERTIFICATE;
        };
    }

    private void logIn() throws ConnectionLost, Stopped {
        if (settings.login().isEmpty()) {
            return;
        }
        stage = Stage.AUTH;
        List<String> offered = offer.mechanisms();
        Optional<String> chosen =
                persona.words(SenderKey.AUTH).stream().filter(offered::contains).findFirst();
        if (chosen.isEmpty()) {
            proceed(SenderKey.AUTH_ABSENT, Reply.NONE, Act.GO);
            return;
        }
        if (tls.isEmpty()) {
            proceed(SenderKey.AUTH_IN_CLEAR, Reply.NONE, Act.GO);
        }
        Authentication authentication = new Authentication(settings.login().get());
        Reply reply = ask(authentication.command(chosen.get()));
        for (int step = 0; reply.kind() == 3 && step < 3; step++) {
            reply = ask(authentication.answer(chosen.get(), step, reply));
        }
        if (!reply.isOk()) {
            throw Stopped.by(reply, SenderKey.AUTH_REFUSED, stage);
        }
    }

    private void envelope() throws ConnectionLost, Stopped {
        boolean chunked = persona.flag(SenderKey.USE_CHUNKING) && offer.has("CHUNKING");
        boolean grouped = persona.flag(SenderKey.USE_PIPELINING) && offer.has("PIPELINING");
        stage = Stage.MAIL;
        List<String> group = new ArrayList<>();
        group.add("MAIL FROM:<" + settings.mail().sender() + ">" + parameters());
        settings.mail().recipients().forEach(recipient -> group.add("RCPT TO:<" + recipient + ">"));
        if (!chunked) {
            group.add("DATA");
        }
        if (grouped) {
            say(String.join("\r\n", group));
        }
        Reply mail = grouped ? hear() : ask(group.get(0));
        if (!mail.isOk() && !grouped) {
            throw Stopped.by(mail, SenderKey.MAIL_REFUSED, stage);
        }
        stage = Stage.RCPT;
        Optional<Reply> refused = Optional.empty();
        int accepted = 0;
        for (int i = 1; i <= settings.mail().recipients().size(); i++) {
            Reply rcpt = grouped ? hear() : ask(group.get(i));
            accepted += rcpt.isOk() ? 1 : 0;
            refused = rcpt.isOk() ? refused : Optional.of(rcpt);
            if (!grouped && !rcpt.isOk() && persona.flag(SenderKey.ALL_RECIPIENTS)) {
                break;
            }
        }
        Optional<Stopped> stopped = stopped(mail, refused, accepted);
        if (chunked) {
            if (stopped.isPresent()) {
                throw stopped.get();
            }
            chunk();
            return;
        }
        data(grouped, stopped);
    }

    private Optional<Stopped> stopped(Reply mail, Optional<Reply> refused, int accepted) {
        if (!mail.isOk()) {
            return Optional.of(Stopped.by(mail, SenderKey.MAIL_REFUSED, Stage.MAIL));
        }
        return refused.filter(reply -> accepted == 0 || persona.flag(SenderKey.ALL_RECIPIENTS))
                .map(reply -> Stopped.by(reply, SenderKey.RCPT_REFUSED, Stage.RCPT));
    }

    private String parameters() throws Stopped {
        StringBuilder parameters = new StringBuilder();
        if (persona.flag(SenderKey.USE_SIZE) && offer.has("SIZE")) {
            parameters.append(" SIZE=").append(settings.mail().octets().length);
        }
        if (settings.mail().isEightBit()) {
            if (!offer.has("8BITMIME")) {
                proceed(SenderKey.NO_8BITMIME, Reply.NONE, Act.GO);
            } else if (persona.flag(SenderKey.USE_8BITMIME)) {
                parameters.append(" BODY=8BITMIME");
            }
        }
        return parameters.toString();
    }

    private void data(boolean grouped, Optional<Stopped> stopped) throws ConnectionLost, Stopped {
        if (stopped.isPresent() && !grouped) {
            throw stopped.get();
        }
        stage = Stage.DATA;
        Reply reply = grouped ? hear() : ask("DATA");
        boolean ready = reply.kind() == 3;
        if (stopped.isPresent() && ready) {
            // DATA went with the group and was let in, though nobody is there to get it (RFC 2920 3.1).
            ask(".");
        }
        if (stopped.isPresent()) {
            throw stopped.get();
        }
        if (!ready) {
            throw Stopped.by(reply, SenderKey.DATA_REFUSED, stage);
        }
        body();
    }

    private void body() throws ConnectionLost, Stopped {
        stage = Stage.BODY;
        MessageWriter writer = new MessageWriter(server, patience());
        boolean late = workarounds.contains("delay_dotcrlf");
        try {
            writer.message(settings.mail().octets());
            if (late || settings.cutting().dotAlone()) {
                writer.flush();
                Duration gap = settings.cutting().gap();
                clock.sleep(
                        late ? persona.time(SenderKey.PIX_DELAY) : gap,
                        gap.compareTo(LEAST_BEFORE_DOT) > 0 ? gap : LEAST_BEFORE_DOT);
            }
            stage = Stage.END;
            writer.dot();
        } catch (ConnectionLost e) {
            hearLastWords();
            throw e;
        }
        accepted(hear());
    }

    /** A server that refuses in the middle of a message and closes has said why, if it did not reset. */
    private void hearLastWords() throws Stopped {
        if (server.pending()) {
            try {
                accepted(hear());
            } catch (ConnectionLost e) {
                // Then it was no reply.
            }
        }
    }

    private void chunk() throws ConnectionLost, Stopped {
        byte[] octets = settings.mail().octets();
        stage = Stage.BODY;
        say("BDAT " + octets.length + " LAST");
        server.send(octets, 0, octets.length, patience());
        stage = Stage.END;
        accepted(hear());
    }

    private void accepted(Reply reply) throws Stopped {
        if (!reply.isOk()) {
            throw Stopped.by(reply, SenderKey.MESSAGE_REFUSED, stage);
        }
    }

    /** The persona's decision, if it is one of these; any other ends the dialogue. */
    private Act proceed(SenderKey on, Reply reply, Act... acts) throws Stopped {
        Act decided = persona.decision(on).act();
        if (!List.of(acts).contains(decided)) {
            throw Stopped.by(reply, on, stage);
        }
        return decided;
    }

    private Reply ask(String line) throws ConnectionLost {
        say(line);
        return hear();
    }

    private void say(String line) throws ConnectionLost {
        byte[] octets = Octets.octets(line + "\r\n");
        server.send(octets, 0, octets.length, patience());
    }

    private Reply hear() throws ConnectionLost {
        return server.reply(patience());
    }

    private Duration patience() {
        return persona.time(stage.timeout());
    }
}
