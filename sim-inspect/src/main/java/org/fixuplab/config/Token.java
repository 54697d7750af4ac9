package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One place of a line's pattern. Immutable.
 *
 * @param text a keyword, in small letters, or what an argument is called
 * @param optional whether the line may end before it; only the last places are
 */
record Token(Kind kind, String text, boolean optional) {

    /** What a word in that place must look like. */
    enum Kind {
        KEYWORD,
        /** Any one word; a name may not be {@code type}, which begins another line. */
        WORD,
        NUMBER,
        /** A port, by number or by the name a device prints for it. */
        PORT,
        /** {@code 25} or {@code 2025-2030}. */
        PORTS,
        /** All words that are left, at least one. */
        REST
    }

    /**
     * Reads a pattern such as {@code inspect esmtp [MAP]}: words in capitals are arguments, in square brackets they may be left out, three
     * dots stand for all that is left.
     */
    static List<Token> pattern(String pattern) {
        List<Token> tokens = new ArrayList<>();
        for (String word : pattern.split(" ", -1)) {
            boolean optional = word.startsWith("[");
            String bare = optional ? word.substring(1, word.length() - 1) : word;
            tokens.add(new Token(kind(bare), bare.replace("...", "").toLowerCase(Locale.ROOT), optional));
        }
        return List.copyOf(tokens);
    }

    private static Kind kind(String word) {
        if (word.endsWith("...")) {
            return Kind.REST;
        }
        return switch (word) {
            case "NUMBER" -> Kind.NUMBER;
            case "PORT" -> Kind.PORT;
            case "PORTS" -> Kind.PORTS;
            default -> Character.isUpperCase(word.charAt(0)) ? Kind.WORD : Kind.KEYWORD;
        };
    }

    boolean takes(Line.Word word) {
        return switch (kind) {
            case KEYWORD -> word.is(text);
            case WORD -> !text.equals("name") || !word.is("type");
            case REST -> true;
            case NUMBER ->
                word.text().length() <= 9 && word.text().chars().allMatch(digit -> digit >= '0' && digit <= '9');
            case PORT -> Ports.port(word.text()).isPresent();
            case PORTS -> Ports.range(word.text()).isPresent();
        };
    }

    /** For a person: the keyword, or what stands for it, as in {@code <name>}. */
    String shown() {
        return switch (kind) {
            case KEYWORD -> text;
            case PORTS -> "<port>, <port>-<port>";
            case WORD, NUMBER, PORT, REST -> "<" + text + ">";
        };
    }
}
