package org.fixuplab.send;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fixuplab.send.ConnectionLost.How;
import org.fixuplab.send.Decision.Act;

/** What a persona says on one connection, from the greeting to QUIT. Used once, by the sender's thread. */
final class Dialogue {

    /** Postfix's test for a PIX: its stars, and the 2, the 0 and the blanks that it leaves, code included. */
    private static final Pattern STARRED = Pattern.compile("[20 *\\t\\n]*");

    private final SendSettings settings;
    private final SenderPersona persona;
    private final SenderClock clock;
    private final Talk talk;
    private final boolean mayTls;
    private final Duration age;

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
        this.talk = new Talk(settings.persona(), server);
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
            new Transaction(talk, offer, settings, clock, workarounds.contains("delay_dotcrlf")).run();
        } catch (ConnectionLost e) {
            throw Stopped.lost(talk.stage().on(e), talk.stage());
        }
    }

    /** Says QUIT, unless the connection is lost. Nothing depends on the answer. */
    void quit() {
        try {
            talk.enter(Stage.QUIT);
            talk.say("QUIT");
            talk.hear();
            talk.server().finish();
        } catch (ConnectionLost e) {
            // It is over either way.
        }
    }

    private void greeting() throws ConnectionLost, Stopped {
        Reply greeting = talk.hear();
        if (!greeting.isOk()) {
            throw talk.refused(SenderKey.GREETING_REFUSED, greeting);
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
        talk.enter(Stage.EHLO);
        Reply reply = talk.ask("EHLO " + settings.helo());
        if (reply.isOk()) {
            offer = new Offer(reply);
            return;
        }
        SenderKey on = reply.code() == 421
                ? SenderKey.EHLO_421
                : reply.kind() == 4 ? SenderKey.EHLO_TEMPORARY : SenderKey.EHLO_REFUSED;
        talk.proceed(on, reply, Act.HELO);
        helo();
    }

    private void helo() throws ConnectionLost, Stopped {
        talk.enter(Stage.HELO);
        offer = Offer.NOTHING;
        Reply reply = talk.ask("HELO " + settings.helo());
        if (!reply.isOk()) {
            throw talk.refused(SenderKey.HELO_REFUSED, reply);
        }
    }

    private void startTls() throws ConnectionLost, Stopped {
        String use = persona.word(SenderKey.TLS_USE);
        if (!mayTls || use.equals("never")) {
            return;
        }
        if (!use.equals("always") && !offer.hasStartTls(persona.word(SenderKey.TLS_KEYWORD))) {
            talk.proceed(SenderKey.ABSENT, Reply.NONE, Act.CLEAR);
            return;
        }
        talk.enter(Stage.STARTTLS);
        Reply reply = talk.ask("STARTTLS");
        if (reply.kind() == 5 || reply.kind() == 4) {
            talk.proceed(reply.kind() == 5 ? SenderKey.REFUSED : SenderKey.TEMPORARY, reply, Act.CLEAR);
            return;
        }
        if (reply.code() != 220 && talk.proceed(SenderKey.NOT_220, reply, Act.GO, Act.CLEAR) == Act.CLEAR) {
            return;
        }
        if (talk.server().pending()) {
            injected();
        }
        handshake();
        ehlo();
    }

    private void injected() throws Stopped {
        if (persona.decision(SenderKey.INJECTED).act() != Act.GO) {
            throw Stopped.lost(SenderKey.INJECTED, talk.stage());
        }
    }

    private void handshake() throws Stopped {
        TlsTrust trust = persona.flag(SenderKey.TLS_VERIFY) ? TlsTrust.verifying(settings.trust()) : TlsTrust.any();
        try {
            tls = Optional.of(talk.server()
                    .startTls(trust, settings.server().getHostString(), persona.time(SenderKey.TIMEOUT_HANDSHAKE)));
        } catch (ConnectionLost e) {
            throw Stopped.lost(handshakeFailed(e.how()), talk.stage());
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
        talk.enter(Stage.AUTH);
        List<String> offered = offer.mechanisms();
        Optional<String> chosen =
                persona.words(SenderKey.AUTH).stream().filter(offered::contains).findFirst();
        if (chosen.isEmpty()) {
            talk.proceed(SenderKey.AUTH_ABSENT, Reply.NONE, Act.GO);
            return;
        }
        if (tls.isEmpty()) {
            talk.proceed(SenderKey.AUTH_IN_CLEAR, Reply.NONE, Act.GO);
        }
        Authentication authentication = new Authentication(settings.login().get());
        Reply reply = talk.ask(authentication.command(chosen.get()));
        for (int step = 0; reply.kind() == 3 && step < 3; step++) {
            reply = talk.ask(authentication.answer(chosen.get(), step, reply));
        }
        if (!reply.isOk()) {
            throw talk.refused(SenderKey.AUTH_REFUSED, reply);
        }
    }
}
