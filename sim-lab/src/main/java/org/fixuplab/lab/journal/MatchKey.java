package org.fixuplab.lab.journal;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fixuplab.words.NearestWord;

/**
 * A key that a match may have: a row of {@link SessionMatch#KEYS} or {@link MessageMatch#KEYS}. Reading, matching, what is said of a near
 * miss, and the documentation are made of it. Immutable.
 *
 * @param kind how a value is written, and compared
 * @param many whether the other side may have several values; a list is then a condition each
 * @param meaning a sentence without its full stop
 * @param words those that a value can be; empty if it is no {@linkplain Kind#WORD word}
 * @param values what it is compared with, as text
 */
public record MatchKey<S>(
        String name,
        Kind kind,
        boolean many,
        String meaning,
        List<String> words,
        Function<S, Collection<String>> values) {

    /** The one key whose words are the catalogue's. */
    static final String BEHAVIOUR = "behaviour";

    /** How a value is written, and compared. */
    public enum Kind {
        /** One of a closed set, in any case. */
        WORD,
        /** The same text. */
        TEXT,
        /** A part of the text. */
        PART,
        FLAG,
        /** The same number. */
        NUMBER,
        /** A number, and the other side's is greater. */
        GREATER
    }

    private static final List<String> FLAGS = List.of("true", "false");

    static <S> MatchKey<S> text(String name, String meaning, Function<S, Collection<String>> values) {
        return new MatchKey<>(name, Kind.TEXT, false, meaning, List.of(), values);
    }

    static <S> MatchKey<S> part(String name, String meaning, Function<S, Collection<String>> values) {
        return new MatchKey<>(name, Kind.PART, false, meaning, List.of(), values);
    }

    static <S> MatchKey<S> flag(String name, String meaning, Function<S, Boolean> value) {
        return new MatchKey<>(name, Kind.FLAG, false, meaning, FLAGS, it -> List.of(String.valueOf(value.apply(it))));
    }

    static <S> MatchKey<S> number(String name, String meaning, Function<S, Collection<String>> values) {
        return new MatchKey<>(name, Kind.NUMBER, false, meaning, List.of(), values);
    }

    static <S> MatchKey<S> greater(String name, String meaning, Function<S, Long> value) {
        return new MatchKey<>(
                name, Kind.GREATER, false, meaning, List.of(), it -> List.of(String.valueOf(value.apply(it))));
    }

    static <S> MatchKey<S> word(
            String name, String meaning, List<String> words, Function<S, Collection<String>> values) {
        return new MatchKey<>(name, Kind.WORD, false, meaning, words, values);
    }

    MatchKey<S> orSeveral() {
        return new MatchKey<>(name, kind, true, meaning, words, values);
    }

    /** The conditions that a value is; what is wrong with it is a problem. */
    List<Condition<S>> read(ConfigValue value, Consumer<MatchProblem> problems) {
        List<Condition<S>> conditions = new ArrayList<>();
        if (value instanceof ConfigList list && many) {
            list.forEach(item -> conditions.addAll(one(item, problems)));
        } else {
            conditions.addAll(one(value, problems));
        }
        return conditions;
    }

    private List<Condition<S>> one(ConfigValue value, Consumer<MatchProblem> problems) {
        String written = switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> String.valueOf(value.unwrapped());
            case OBJECT -> "a group of keys";
            case LIST -> "a list";
            case NULL -> "null";
        };
        boolean scalar = switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> true;
            case OBJECT, LIST, NULL -> false;
        };
        if (scalar) {
            switch (kind) {
                case TEXT, PART -> {
                    return List.of(new Condition<>(this, written));
                }
                case WORD, FLAG -> {
                    for (String word : words) {
                        if (word.equalsIgnoreCase(written)) {
                            return List.of(new Condition<>(this, word));
                        }
                    }
                }
                case NUMBER, GREATER -> {
                    if (written.matches("[0-9]{1,18}")) {
                        return List.of(new Condition<>(this, String.valueOf(Long.parseLong(written))));
                    }
                }
            }
        }
        problems.accept(wrong(scalar ? "'" + written + "'" : written, written, scalar));
        return List.of();
    }

    private MatchProblem wrong(String shown, String written, boolean scalar) {
        boolean unknown = scalar && name.equals(BEHAVIOUR);
        String message = unknown ? "there is no behaviour " + shown : name + " is " + shown;
        return new MatchProblem(name, message, remedy(written), unknown);
    }

    private String remedy(String written) {
        return switch (kind) {
            case WORD, FLAG -> NearestWord.suggest(written, words);
            case NUMBER, GREATER -> "write a whole number from 0 on";
            case TEXT, PART -> many ? "write a text, or a list of texts" : "write a text";
        };
    }
}
