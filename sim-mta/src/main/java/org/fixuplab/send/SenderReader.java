package org.fixuplab.send;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.mta.PersonaProblem;
import org.fixuplab.send.Decision.Act;
import org.fixuplab.words.NearestWord;
import org.jspecify.annotations.Nullable;

/** Reads a sender's keys from HOCON, collecting every problem. Used once, by one thread. */
final class SenderReader {

    private static final Pattern DECISION = Pattern.compile("([a-z0-9-]+)(?: ([0-9]{1,3}))?(?:: *(.*))?");
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int GREATEST_EXIT = 255;

    private final Map<SenderKey, SenderValue> values = new EnumMap<>(SenderKey.class);
    private final List<PersonaProblem> problems = new ArrayList<>();

    Map<SenderKey, SenderValue> values() {
        return values;
    }

    List<PersonaProblem> problems() {
        return problems;
    }

    void read(ConfigObject object) {
        read("", object);
    }

    private void read(String prefix, ConfigObject object) {
        for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
            String path = prefix + entry.getKey();
            ConfigValue value = entry.getValue();
            Optional<SenderKey> key = SenderKey.of(path);
            if (key.isPresent()) {
                SenderValue read = value(key.get(), value);
                if (read != null) {
                    values.put(key.get(), read);
                }
            } else if (value instanceof ConfigObject group && SenderKey.isGroup(path)) {
                read(path + ".", group);
            } else if (SenderKey.isGroup(path)) {
                problems.add(PersonaProblem.at(
                        value.origin(), path, "'" + path + "' is a group of keys: write '" + path + " { ... }'."));
            } else {
                problems.add(PersonaProblem.at(value.origin(), path, noSuchKey(path)));
            }
        }
    }

    static String noSuchKey(String path) {
        String suggestion = NearestWord.of(path, SenderKey.paths())
                .or(() -> NearestWord.of("on." + path, SenderKey.paths()))
                .map(name -> " Did you mean '" + name + "'?")
                .orElseGet(() -> " Its keys: " + String.join(", ", SenderKey.paths()) + ".");
        return "A sender has no key '" + path + "'." + suggestion;
    }

    private @Nullable SenderValue value(SenderKey key, ConfigValue value) {
        return switch (key.kind()) {
            case FLAG -> flag(key, value);
            case WORD -> words(key, value, List.of(value));
            case WORDS -> words(key, value, value instanceof ConfigList list ? list : List.of(value));
            case TIME -> times(key, value, List.of(value));
            case TIMES -> times(key, value, value instanceof ConfigList list ? list : List.of(value));
            case DECISION -> decision(key, value);
        };
    }

    private @Nullable SenderValue flag(SenderKey key, ConfigValue value) {
        return switch (String.valueOf(value.unwrapped())) {
            case "true", "on", "yes" -> new SenderValue.Flag(true);
            case "false", "off", "no" -> new SenderValue.Flag(false);
            default -> problem(value, key, "write on or off, not " + PersonaProblem.shown(value) + ".");
        };
    }

    private @Nullable SenderValue words(SenderKey key, ConfigValue whole, List<ConfigValue> items) {
        List<String> words = new ArrayList<>();
        for (ConfigValue item : items) {
            String word = String.valueOf(item.unwrapped());
            if (item.valueType() != ConfigValueType.STRING || !key.words().contains(word)) {
                return problem(
                        item, key, PersonaProblem.shown(item) + " is none of its words: " + remedy(word, key) + ".");
            }
            words.add(word);
        }
        return key.kind() == SenderKey.Kind.WORD && words.size() != 1
                ? problem(whole, key, "write one word.")
                : new SenderValue.Words(words);
    }

    private @Nullable SenderValue times(SenderKey key, ConfigValue whole, List<ConfigValue> items) {
        List<Duration> times = new ArrayList<>();
        for (ConfigValue item : items) {
            if (String.valueOf(item.unwrapped()).strip().matches("[0-9.]*")) {
                // Typesafe Config would take a number for milliseconds, RFC 5321 speaks of minutes.
                return problem(
                        item, key, "write a time with its unit such as 300 s, not " + PersonaProblem.shown(item) + ".");
            }
            try {
                Duration time = item.atKey("time").getDuration("time");
                if (time.isNegative() || time.compareTo(LONGEST) > 0) {
                    return problem(item, key, "write 0 s to 365 days, not " + PersonaProblem.shown(item) + ".");
                }
                times.add(time);
            } catch (ConfigException e) {
                return problem(
                        item,
                        key,
                        "write a time such as 300 s, 5 minutes or 4 h, not " + PersonaProblem.shown(item) + ".");
            }
        }
        return times.isEmpty() ? problem(whole, key, "write one time or more.") : new SenderValue.Times(times);
    }

    private @Nullable SenderValue decision(SenderKey key, ConfigValue value) {
        Matcher written = DECISION.matcher(String.valueOf(value.unwrapped()));
        if (value.valueType() != ConfigValueType.STRING || !written.matches()) {
            return problem(
                    value,
                    key,
                    "write a decision such as clear or \"fail 29: its words\", not " + PersonaProblem.shown(value)
                            + ".");
        }
        Optional<Act> act = Act.of(written.group(1)).filter(it -> key.words().contains(it.word()));
        if (act.isEmpty()) {
            return problem(
                    value, key, "'" + written.group(1) + "' cannot be decided: " + remedy(written.group(1), key) + ".");
        }
        OptionalInt exit =
                written.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(written.group(2)));
        if (exit.isPresent() && (act.get() != Act.FAIL || exit.getAsInt() > GREATEST_EXIT)) {
            return problem(value, key, "only fail has an exit code, of 0 to " + GREATEST_EXIT + ".");
        }
        String words = written.group(3) == null ? "" : written.group(3);
        Optional<String> unknown = Placeholder.unknownIn(words);
        return unknown.isPresent()
                ? problem(
                        value,
                        key,
                        "there is no " + unknown.get() + " to fill in. There are " + Placeholder.list() + ".")
                : new Decision(act.get(), exit, words);
    }

    private static String remedy(String word, SenderKey key) {
        String suggestion = NearestWord.suggest(word, key.words());
        return suggestion.endsWith("?") ? suggestion.substring(0, suggestion.length() - 1) : suggestion;
    }

    private @Nullable SenderValue problem(ConfigValue value, SenderKey key, String message) {
        problems.add(PersonaProblem.at(value.origin(), key.path(), "For '" + key.path() + "' " + message));
        return null;
    }
}
