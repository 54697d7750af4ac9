package org.fixuplab.lab.scenario;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import org.fixuplab.lab.Durations;
import org.fixuplab.lab.Problem;
import org.fixuplab.words.NearestWord;
import org.jspecify.annotations.Nullable;

/**
 * The values of one case, each read as what it must be. What is wrong is added to the problems, and read as absent. {@code null} is absent.
 * Confined to one reading.
 */
final class Entries {

    private final String file;
    private final ConfigObject root;
    private final SourceText source;
    private final List<Problem> problems;

    Entries(String file, ConfigObject root, SourceText source, List<Problem> problems) {
        this.file = file;
        this.root = root;
        this.source = source;
        this.problems = problems;
    }

    List<Problem> problems() {
        return problems;
    }

    Optional<ConfigValue> value(Key key) {
        @Nullable ConfigValue value = root;
        for (String word : key.path().split("\\.", -1)) {
            value = value instanceof ConfigObject object ? object.get(word) : null;
        }
        return Optional.ofNullable(value).filter(it -> it.valueType() != ConfigValueType.NULL);
    }

    boolean has(Key key) {
        return value(key).isPresent();
    }

    /** 0 if it is not known. */
    int line(Key key) {
        return value(key).map(it -> line(it.origin())).orElse(0);
    }

    static int line(ConfigOrigin origin) {
        return Math.max(0, origin.lineNumber());
    }

    void problem(ConfigOrigin origin, String message, String remedy) {
        problems.add(new Problem(fileOf(origin), line(origin), message, remedy));
    }

    void problem(Key key, String message, String remedy) {
        problem(value(key).map(ConfigValue::origin).orElse(root.origin()), message, remedy);
    }

    /** Of an included file its own name. */
    String fileOf(ConfigOrigin origin) {
        return origin.filename() == null ? file : origin.filename();
    }

    /** Where the lines of a text stand in its file. */
    IntUnaryOperator places(Key key, String text) {
        ConfigOrigin origin = value(key).map(ConfigValue::origin).orElse(root.origin());
        return source.placesOf(text, fileOf(origin), line(origin));
    }

    Optional<String> text(Key key) {
        return value(key).flatMap(value -> {
            Optional<String> text = scalar(value);
            if (text.isEmpty()) {
                wrongType(key, value, "a text");
            }
            return text;
        });
    }

    /** A text or number, as it was written. */
    static Optional<String> scalar(ConfigValue value) {
        return switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> Optional.of(String.valueOf(value.unwrapped()));
            case OBJECT, LIST, NULL -> Optional.empty();
        };
    }

    List<String> texts(Key key) {
        Optional<ConfigValue> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof ConfigList list)) {
            wrongType(
                    key, value.get(), "a list, such as [" + scalar(value.get()).orElse("a, b") + "]");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (ConfigValue item : list) {
            Optional<String> text = scalar(item);
            if (text.isEmpty()) {
                wrongType(key, item, "a list of texts");
                return List.of();
            }
            texts.add(text.get());
        }
        return texts;
    }

    OptionalInt number(Key key, int least, int greatest) {
        Optional<ConfigValue> value = value(key);
        Optional<String> text = value.flatMap(Entries::scalar);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = new BigDecimal(text.orElse("")).intValueExact();
            if (number >= least && number <= greatest) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // Told below.
        }
        wrongType(
                key,
                value.get(),
                "a whole number from " + least + (greatest == Integer.MAX_VALUE ? " on" : " to " + greatest));
        return OptionalInt.empty();
    }

    Optional<Duration> duration(Key key) {
        return text(key).flatMap(text -> {
            Optional<Duration> duration = Durations.read(text).filter(it -> !it.isZero());
            if (duration.isEmpty()) {
                problem(
                        key,
                        key.path() + " is '" + text + "', which is not a time",
                        "write a number and ms, s, m or h, such as 500ms or 2s");
            }
            return duration;
        });
    }

    /** One of some words. */
    <T> Optional<T> word(Key key, Map<String, T> words) {
        return text(key).flatMap(text -> {
            if (!words.containsKey(text)) {
                problem(
                        key,
                        key.path() + " is '" + text + "', which it cannot be",
                        NearestWord.suggest(text, words.keySet()));
            }
            return Optional.ofNullable(words.get(text));
        });
    }

    private void wrongType(Key key, ConfigValue value, String wanted) {
        String shown = switch (value.valueType()) {
            case OBJECT -> "a group of keys";
            case LIST -> "a list";
            case NULL -> "null";
            case STRING, NUMBER, BOOLEAN -> "'" + value.unwrapped() + "'";
        };
        problem(value.origin(), key.path() + " is " + shown, "write " + wanted);
    }
}
