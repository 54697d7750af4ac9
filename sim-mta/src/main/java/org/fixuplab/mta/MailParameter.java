package org.fixuplab.mta;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.fixuplab.smtp.Verb;

/** The parameters of MAIL and RCPT, each with the keyword that must have been offered for it. */
enum MailParameter {
    SIZE(Verb.MAIL, "SIZE", "[0-9]{1,20}"),
    BODY_PLAIN(Verb.MAIL, "8BITMIME", "BODY", "7BIT|8BITMIME"),
    BODY_BINARY(Verb.MAIL, "BINARYMIME", "BODY", "BINARYMIME"),
    SMTPUTF8(Verb.MAIL, "SMTPUTF8", ""),
    AUTH(Verb.MAIL, "AUTH", ".+"),
    RET(Verb.MAIL, "DSN", "RET", "FULL|HDRS"),
    ENVID(Verb.MAIL, "DSN", "ENVID", ".+"),
    NOTIFY(Verb.RCPT, "DSN", "NOTIFY", "NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY))*+"),
    ORCPT(Verb.RCPT, "DSN", "ORCPT", ".+");

    private final Verb verb;
    private final String keyword;
    private final String written;
    private final Pattern value;

    MailParameter(Verb verb, String keyword, String value) {
        this(verb, keyword, keyword, value);
    }

    MailParameter(Verb verb, String keyword, String written, String value) {
        this.verb = verb;
        this.keyword = keyword;
        this.written = written;
        this.value = Pattern.compile(value, Pattern.CASE_INSENSITIVE);
    }

    /** The parameter that a word of a command is; empty if it is none, its value is wrong, or its keyword was not offered. */
    static Optional<MailParameter> of(Verb verb, String word, Predicate<String> offered) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        String value = equals < 0 ? "" : word.substring(equals + 1);
        return Arrays.stream(values())
                .filter(it -> it.verb == verb
                        && it.written.equalsIgnoreCase(name)
                        && it.value.matcher(value).matches()
                        && offered.test(it.keyword))
                .findFirst();
    }
}
