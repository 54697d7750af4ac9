package org.fixuplab.mta;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.mta.PersonaKey.Kind;
import org.fixuplab.words.NearestWord;
import org.jspecify.annotations.Nullable;

/** Reads a persona's keys from HOCON, collecting every problem. Used once, by one thread. */
final class PersonaReader {

    private static final Pattern REPLY_LINE = Pattern.compile("([2-5][0-9][0-9])(?:[ -](.*))?");
    private static final Pattern CODED = Pattern.compile("250[ -].*");
    private static final Pattern NOT_ON_THE_WIRE = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]|[^\\x00-\\xff]");

    private final Map<PersonaKey, PersonaValue> values = new EnumMap<>(PersonaKey.class);
    private final List<PersonaProblem> problems = new ArrayList<>();

    Map<PersonaKey, PersonaValue> values() {
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
            Optional<PersonaKey> key = PersonaKey.of(path);
            if (key.isPresent()) {
                PersonaValue read = value(key.get(), value);
                if (read != null) {
                    values.put(key.get(), read);
                }
            } else if (value instanceof ConfigObject group && PersonaKey.isGroup(path)) {
                read(path + ".", group);
            } else if (PersonaKey.isGroup(path)) {
                problem(value, path, "'" + path + "' is a group of keys: write '" + path + " { ... }'.");
            } else {
                problem(value, path, noSuchKey(path));
            }
        }
    }

    static String noSuchKey(String path) {
        String suggestion = NearestWord.of(path, PersonaKey.paths())
                .or(() -> NearestWord.of("replies." + path, PersonaKey.paths()))
                .map(name -> " Did you mean '" + name + "'?")
                .orElseGet(() -> " Its keys: " + String.join(", ", PersonaKey.paths()) + ".");
        return "A persona has no key '" + path + "'." + suggestion;
    }

    private @Nullable PersonaValue value(PersonaKey key, ConfigValue value) {
        return switch (key.kind()) {
            case REPLY, OPTIONAL_REPLY -> reply(key, value);
            case KEYWORDS -> keywords(key, value);
            case TEXT -> text(key, value);
            case NUMBER -> number(key, value);
            case FLAG -> flag(key, value);
        };
    }

    private @Nullable PersonaValue reply(PersonaKey key, ConfigValue value) {
        List<String> written = strings(key, value, "a reply such as \"250 ok\", or a list of its lines");
        if (written == null) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        String code = "";
        for (String line : written) {
            Matcher matcher = REPLY_LINE.matcher(line);
            if (!matcher.matches()) {
                return problem(value, key, "'" + line + "' is not a reply line: write three digits, a blank, a text.");
            }
            if (!code.isEmpty() && !code.equals(matcher.group(1))) {
                return problem(
                        value,
                        key,
                        "the lines of one reply have one code, not " + code + " and " + matcher.group(1) + ".");
            }
            code = matcher.group(1);
            lines.add(matcher.group(2) == null ? "" : matcher.group(2));
        }
        return lines.isEmpty() ? problem(value, key, "a reply needs a line.") : new PersonaValue.Reply(code, lines);
    }

    private @Nullable PersonaValue keywords(PersonaKey key, ConfigValue value) {
        if (value.valueType() != ConfigValueType.LIST) {
            return wrongType(key, value, "a list such as [ 8BITMIME, \"SIZE 10485760\" ]");
        }
        List<String> lines = strings(key, value, "a list such as [ 8BITMIME, \"SIZE 10485760\" ]");
        if (lines == null) {
            return null;
        }
        for (String line : lines) {
            if (line.isBlank() || CODED.matcher(line).matches()) {
                return problem(
                        value, key, "'" + line + "' is not a keyword: write it without the code, such as STARTTLS.");
            }
        }
        return new PersonaValue.Keywords(lines);
    }

    private @Nullable PersonaValue text(PersonaKey key, ConfigValue value) {
        if (value.valueType() != ConfigValueType.STRING) {
            return wrongType(key, value, "a text in quotes");
        }
        String text = string(key, value);
        return text == null ? null : new PersonaValue.Text(text);
    }

    private @Nullable PersonaValue number(PersonaKey key, ConfigValue value) {
        // Typesafe Config turns "5" into 5 where a number is asked for; so do we.
        String digits = String.valueOf(value.unwrapped());
        boolean scalar = value.valueType() == ConfigValueType.NUMBER || value.valueType() == ConfigValueType.STRING;
        if (!scalar || !digits.matches("[0-9]{1,9}")) {
            return wrongType(key, value, "a whole number from 0 on");
        }
        int number = Integer.parseInt(digits);
        return number >= key.least() && number <= key.greatest()
                ? new PersonaValue.Amount(number)
                : problem(value, key, "write " + key.least() + " to " + key.greatest() + ", not " + number + ".");
    }

    private @Nullable PersonaValue flag(PersonaKey key, ConfigValue value) {
        return switch (String.valueOf(value.unwrapped())) {
            case "true", "on", "yes" -> new PersonaValue.Flag(true);
            case "false", "off", "no" -> new PersonaValue.Flag(false);
            default -> wrongType(key, value, "on or off");
        };
    }

    private @Nullable List<String> strings(PersonaKey key, ConfigValue value, String wanted) {
        List<String> strings = new ArrayList<>();
        for (ConfigValue item : value instanceof ConfigList list ? list : List.of(value)) {
            if (item.valueType() != ConfigValueType.STRING) {
                wrongType(key, item, wanted);
                return null;
            }
            String text = string(key, item);
            if (text == null) {
                return null;
            }
            strings.add(text);
        }
        return strings;
    }

    private @Nullable String string(PersonaKey key, ConfigValue value) {
        String text = String.valueOf(value.unwrapped());
        if (NOT_ON_THE_WIRE.matcher(text).find()) {
            problem(
                    value,
                    key,
                    "the text holds a line end, a control character or one beyond ISO-8859-1."
                            + " Write several lines as a list.");
            return null;
        }
        Optional<String> unknown = Placeholder.unknownIn(text);
        if (unknown.isPresent()) {
            problem(value, key, "there is no " + unknown.get() + " to fill in. There are " + Placeholder.list() + ".");
            return null;
        }
        return text;
    }

    private @Nullable PersonaValue wrongType(PersonaKey key, ConfigValue value, String wanted) {
        // An unquoted text loses everything from a # on, and what is left of a reply is a number.
        String hint = value.valueType() == ConfigValueType.NUMBER && key.kind() != Kind.NUMBER
                ? " Unquoted, a text ends at #: put it in quotes."
                : "";
        return problem(value, key, "write " + wanted + ", not " + PersonaProblem.shown(value) + "." + hint);
    }

    private @Nullable PersonaValue problem(ConfigValue value, PersonaKey key, String message) {
        problem(value, key.path(), "For '" + key.path() + "' " + message);
        return null;
    }

    private void problem(ConfigValue value, String path, String message) {
        problems.add(PersonaProblem.at(value.origin(), path, message));
    }
}
