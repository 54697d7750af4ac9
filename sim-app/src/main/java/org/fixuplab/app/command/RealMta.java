package org.fixuplab.app.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.sender.EximSender;
import org.fixuplab.lab.sender.OpenSmtpdSender;
import org.fixuplab.lab.sender.PostfixSender;
import org.fixuplab.lab.sender.Sender;
import org.fixuplab.lab.sender.SendmailSender;
import org.fixuplab.words.NearestWord;

/** The real MTAs that a matrix can start; a row a product and TLS level. */
enum RealMta {
    POSTFIX_NONE("postfix:none", "Postfix, never TLS", () -> new PostfixSender(PostfixSender.Level.NONE)),
    POSTFIX_MAY("postfix:may", "Postfix, TLS where it is offered", () -> new PostfixSender(PostfixSender.Level.MAY)),
    POSTFIX_ENCRYPT("postfix:encrypt", "Postfix, TLS or nothing", () -> new PostfixSender(PostfixSender.Level.ENCRYPT)),
    EXIM_NONE("exim:none", "Exim, never TLS", () -> new EximSender(EximSender.Tls.NONE)),
    EXIM_MAY("exim:may", "Exim, TLS where it is offered", () -> new EximSender(EximSender.Tls.MAY)),
    EXIM_ENCRYPT("exim:encrypt", "Exim, TLS or nothing", () -> new EximSender(EximSender.Tls.REQUIRE)),
    OPENSMTPD_NONE("opensmtpd:none", "OpenSMTPD, never TLS", () -> new OpenSmtpdSender(OpenSmtpdSender.Tls.NONE)),
    OPENSMTPD_MAY(
            "opensmtpd:may", "OpenSMTPD, TLS where it is offered", () -> new OpenSmtpdSender(OpenSmtpdSender.Tls.MAY)),
    OPENSMTPD_ENCRYPT(
            "opensmtpd:encrypt", "OpenSMTPD, TLS or nothing", () -> new OpenSmtpdSender(OpenSmtpdSender.Tls.REQUIRE)),
    SENDMAIL_MAY("sendmail:may", "Sendmail, TLS where it is offered", () -> new SendmailSender(SendmailSender.Tls.MAY)),
    SENDMAIL_CLEAR(
            "sendmail:clear-fallback",
            "the same, with TLSFallbacktoClear",
            () -> new SendmailSender(SendmailSender.Tls.FALLBACK_TO_CLEAR));

    private static final String USUAL_LEVEL = ":may";

    private final String word;
    private final String title;
    // The lambdas above capture nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<Sender> maker;

    RealMta(String word, String title, Supplier<Sender> maker) {
        this.word = word;
        this.title = title;
        this.maker = maker;
    }

    /** @throws Refusal for what is not there */
    static Sender sender(String written) {
        String word = written.contains(":") ? written : written + USUAL_LEVEL;
        Optional<RealMta> known =
                Arrays.stream(values()).filter(mta -> mta.word.equals(word)).findFirst();
        return known.orElseThrow(() -> {
                    List<String> words = List.copyOf(titles().keySet());
                    return Refusal.usage("--mta: there is no '" + written + "'" + NearestWord.hint(word, words)
                            + ": there are " + String.join(", ", words));
                })
                .maker
                .get();
    }

    /** What each is, by the word that names it. */
    static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        for (RealMta mta : values()) {
            titles.put(mta.word, mta.title);
        }
        return titles;
    }
}
