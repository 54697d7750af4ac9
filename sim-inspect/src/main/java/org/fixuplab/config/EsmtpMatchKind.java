package org.fixuplab.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.firmware.Catalogue;

/**
 * A kind of match that an ESMTP map knows: a row of the table, from which lines are read and written. Immutable. Source: the vendor's guide
 * of the 9.2 and 9.3 era.
 *
 * @param words as the device prints them, after {@code match}
 * @param argument what follows them
 * @param behaviour the id of the behaviour that does it
 * @param parameter its parameter that takes what follows
 * @param masks whether the action may be mask
 */
record EsmtpMatchKind(String words, Argument argument, String behaviour, String parameter, boolean masks) {

    /** What follows the words of a match. */
    enum Argument {
        NUMBER("NUMBER"),
        /** The name of a regex, or {@code class} and the name of a class of them. */
        REGEX("NAME"),
        VERBS("VERB..."),
        KEYWORDS("KEYWORD..."),
        ENCODINGS("TYPE...");

        final String pattern;

        Argument(String pattern) {
            this.pattern = pattern;
        }
    }

    /** The keyword that stands for all keywords that the device does not know. */
    static final String OTHERS = "others";

    static final List<String> ENCODINGS = List.of("7bit", "8bit", "base64", "binary", "others", "quoted-printable");

    static final List<EsmtpMatchKind> ALL = List.of(
            number("cmd line length gt", "cmd-line-length"),
            number("cmd RCPT count gt", "rcpt-count"),
            number("body line length gt", "body-line-length"),
            number("header line length gt", "header-line-length"),
            number("header length gt", "header-length"),
            number("header to-fields count gt", "to-fields-count"),
            number("invalid-recipients count gt", "invalid-recipients"),
            number("sender-address length gt", "sender-address-length"),
            number("MIME filename length gt", "mime-filename-length"),
            new EsmtpMatchKind("MIME filetype regex", Argument.REGEX, "mime-filetype", "patterns", false),
            new EsmtpMatchKind("MIME encoding", Argument.ENCODINGS, "mime-encoding", "encodings", false),
            new EsmtpMatchKind("sender-address regex", Argument.REGEX, "sender-address", "patterns", false),
            new EsmtpMatchKind("cmd verb", Argument.VERBS, "cmd-verb", "verbs", true),
            new EsmtpMatchKind("ehlo-reply-parameter", Argument.KEYWORDS, "ehlo-parameter", "keywords", true));

    /** The behaviour behind {@code match ehlo-reply-parameter others}. */
    static final String EHLO_OTHERS = "ehlo-mask";

    private static EsmtpMatchKind number(String words, String behaviour) {
        return new EsmtpMatchKind(words, Argument.NUMBER, behaviour, "limit", false);
    }

    /** The kind that a behaviour is; empty of one that is no class of a map. */
    static Optional<EsmtpMatchKind> of(String behaviour) {
        String id = behaviour.equals(EHLO_OTHERS) ? "ehlo-parameter" : behaviour;
        return ALL.stream().filter(kind -> kind.behaviour.equals(id)).findFirst();
    }

    /** The pattern of its lines. */
    String pattern() {
        return words.toLowerCase(Locale.ROOT) + " " + argument.pattern;
    }

    EsmtpMatch match(List<String> value, boolean negated) {
        return new EsmtpMatch(behaviour, Map.of(parameter, value), negated);
    }

    /** The least and the greatest number that may follow; empty where the model has no such behaviour, or it takes no number. */
    List<String> bounds() {
        return Catalogue.load().behaviours().stream()
                .filter(it -> it.id().equals(behaviour))
                .flatMap(it -> it.parameters().stream())
                .filter(it -> it.name().equals(parameter))
                .flatMap(it -> it.allowed().stream())
                .toList();
    }
}
