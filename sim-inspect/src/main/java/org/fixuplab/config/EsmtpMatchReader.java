package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads what follows the words of a match. */
final class EsmtpMatchReader {

    /** What the device calls keywords by other names. */
    private static final Map<String, String> KEYWORDS =
            Map.of("ECODE", "ENHANCEDSTATUSCODES", "BINARYNAME", "BINARYMIME");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_=-]+");

    private EsmtpMatchReader() {}

    /** The matches that a line stands for: one, but for a list that holds {@code others} beside keywords. */
    static List<EsmtpMatch> read(EsmtpMatchKind kind, boolean negated, Reading reading, Arguments arguments) {
        return switch (kind.argument()) {
            case NUMBER -> List.of(kind.match(number(kind, arguments), negated));
            case REGEX -> List.of(kind.match(patterns(reading, arguments), negated));
            case VERBS -> List.of(kind.match(capitals(plain(arguments)), negated));
            case ENCODINGS -> List.of(kind.match(encodings(arguments), negated));
            case KEYWORDS -> keywords(kind, negated, plain(arguments));
        };
    }

    private static List<String> number(EsmtpMatchKind kind, Arguments arguments) {
        List<String> bounds = kind.bounds();
        int number = arguments.number();
        if (bounds.size() == 2
                && (number < Integer.parseInt(bounds.get(0)) || number > Integer.parseInt(bounds.get(1)))) {
            arguments.refuse(0, "write a number from " + bounds.get(0) + " to " + bounds.get(1));
            return List.of(bounds.get(0));
        }
        return List.of(Integer.toString(number));
    }

    private static List<String> patterns(Reading reading, Arguments arguments) {
        String name = arguments.text();
        boolean ofClass = arguments.line().words().stream().anyMatch(word -> word.is("class"));
        if (ofClass ? !reading.regexes().hasClass(name) : !reading.regexes().has(name)) {
            arguments.refuse(0, ofClass ? Regexes.missingClass(name) : Regexes.missing(name));
            return List.of();
        }
        return ofClass
                ? reading.regexes().patternsOfClass(name)
                : reading.regexes().pattern(name);
    }

    /** Verbs and keywords as SMTP has them. */
    private static List<String> plain(Arguments arguments) {
        List<String> words = arguments.words();
        int first = arguments.line().words().size() - words.size();
        for (int word = 0; word < words.size(); word++) {
            if (!PLAIN.matcher(words.get(word)).matches()) {
                arguments.refuseWord(
                        first + word,
                        "'" + words.get(word) + "' cannot be: write letters, digits and hyphens, as in X-FOO");
            }
        }
        return words;
    }

    private static List<String> encodings(Arguments arguments) {
        List<String> words = arguments.words().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        int first = arguments.line().words().size() - words.size();
        for (String word : words) {
            if (!EsmtpMatchKind.ENCODINGS.contains(word)) {
                arguments.refuseWord(
                        first + words.indexOf(word),
                        "'" + word + "' is no encoding" + EsmtpMapCommands.hint(word, EsmtpMatchKind.ENCODINGS));
            }
        }
        return words;
    }

    private static List<EsmtpMatch> keywords(EsmtpMatchKind kind, boolean negated, List<String> words) {
        List<EsmtpMatch> matches = new ArrayList<>();
        List<String> named = capitals(words).stream()
                .filter(word -> !word.equalsIgnoreCase(EsmtpMatchKind.OTHERS))
                .map(word -> KEYWORDS.getOrDefault(word, word))
                .toList();
        if (!named.isEmpty()) {
            matches.add(kind.match(named, negated));
        }
        if (named.size() < words.size()) {
            matches.add(new EsmtpMatch(EsmtpMatchKind.EHLO_OTHERS, Map.of(), negated));
        }
        return matches;
    }

    private static List<String> capitals(List<String> words) {
        return words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
    }
}
