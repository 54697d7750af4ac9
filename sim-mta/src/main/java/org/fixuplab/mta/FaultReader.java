package org.fixuplab.mta;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.words.NearestWord;
import org.jspecify.annotations.Nullable;

/** Reads one fault from HOCON, and what is wrong with it. Used once, by one thread. */
final class FaultReader {

    static final List<String> KEYS = List.of(
            "at",
            "reply",
            "act",
            "inject",
            "delay",
            "append",
            "offset",
            "after",
            "first",
            "every",
            "sender",
            "recipient",
            "probability",
            "seed");

    static final Map<String, FaultAct> ACTS = Map.of(
            "fin", new FaultAct.Fin(),
            "reset", new FaultAct.Reset(),
            "silence", new FaultAct.Silence(),
            "garbage", new FaultAct.Garbage());

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern REPLY_LINE = Pattern.compile("([2-5][0-9][0-9])(?:[ -].*)?");
    private static final Pattern NO_LINE = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]|[^\\x00-\\xff]");
    private static final Pattern NO_OCTETS = Pattern.compile("[^\\x00-\\xff]");

    private final List<PersonaProblem> problems;
    private final int before;
    private @Nullable ConfigObject object;

    /** @param problems gets what is wrong */
    FaultReader(List<PersonaProblem> problems) {
        this.problems = problems;
        this.before = problems.size();
    }

    /** Empty if anything is wrong with it. */
    Optional<Fault> read(ConfigValue value) {
        if (!(value instanceof ConfigObject fault)) {
            problem(value, "faults", "A fault is a group of keys: write { at = rcpt, reply = \"450 4.2.0 later\" }.");
            return Optional.empty();
        }
        object = fault;
        unknownKeys(fault);
        Optional<FaultStage> stage = stage(fault);
        FaultAct act = act(fault);
        Duration delay = delay();
        String append = octets("append");
        OptionalLong offset = number("offset", 0);
        boolean after = flag("after");
        FaultCondition when = condition();
        stage.ifPresent(at -> fits(at, act, fault));
        if (act instanceof FaultAct.Usual && delay.isZero() && append.isEmpty() && problems.size() == before) {
            problem(fault, "at", "A fault does something: write a reply, an act, a delay or what to append.");
        }
        return problems.size() > before
                ? Optional.empty()
                : stage.map(at -> new Fault(at, act, delay, append, offset.orElse(0), after, when));
    }

    private void unknownKeys(ConfigObject fault) {
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(fault).entrySet()) {
            String key = entry.getKey();
            if (!KEYS.contains(key)) {
                String meant = NearestWord.of(key, KEYS)
                        .map(name -> "Did you mean '" + name + "'?")
                        .orElse("Its keys: " + String.join(", ", KEYS) + ".");
                problem(entry.getValue(), key, "A fault has no key '" + key + "'. " + meant);
            }
        }
    }

    private Optional<FaultStage> stage(ConfigObject fault) {
        ConfigValue value = value("at");
        if (value == null) {
            problem(fault, "at", "A fault needs its stage. " + oneOf("at", FaultStage.words()));
            return Optional.empty();
        }
        Optional<FaultStage> stage = FaultStage.named(String.valueOf(value.unwrapped()));
        if (stage.isEmpty()) {
            problem(value, "at", "There is no stage " + shown(value) + ". " + oneOf("at", FaultStage.words()));
        }
        return stage;
    }

    private FaultAct act(ConfigObject fault) {
        List<String> given = List.of("reply", "act", "inject").stream()
                .filter(key -> value(key) != null)
                .toList();
        if (given.size() > 1) {
            problem(fault, given.get(1), "A fault does one thing: write " + String.join(" or ", given) + ".");
            return new FaultAct.Usual();
        }
        return given.isEmpty()
                ? new FaultAct.Usual()
                : switch (given.get(0)) {
                    case "reply" -> reply();
                    case "act" -> named();
                    default -> new FaultAct.Inject(octets("inject"));
                };
    }

    private FaultAct named() {
        ConfigValue value = required("act");
        FaultAct act = ACTS.get(String.valueOf(value.unwrapped()));
        if (act == null) {
            problem(
                    value,
                    "act",
                    "There is no act " + shown(value) + ". " + oneOf("act", new TreeSet<>(ACTS.keySet())));
            return new FaultAct.Usual();
        }
        return act;
    }

    private FaultAct reply() {
        ConfigValue value = required("reply");
        StringBuilder lines = new StringBuilder();
        String code = "";
        for (ConfigValue item : value instanceof ConfigList list ? list : List.of(value)) {
            String line = String.valueOf(item.unwrapped());
            Matcher matcher = REPLY_LINE.matcher(line);
            if ((item.valueType() != ConfigValueType.STRING && item.valueType() != ConfigValueType.NUMBER)
                    || !matcher.matches()
                    || NO_LINE.matcher(line).find()) {
                problem(
                        item,
                        "reply",
                        shown(item) + " is not a reply line: write three digits, a blank, a text in ISO-8859-1;"
                                + " several lines as a list.");
                return new FaultAct.Usual();
            }
            code = matcher.group(1);
            lines.append(line).append("\r\n");
        }
        if (code.isEmpty()) {
            problem(value, "reply", "A reply needs a line: write one such as \"450 4.2.0 later\".");
        }
        return new FaultAct.Reply(lines.toString(), code);
    }

    private Duration delay() {
        ConfigValue value = value("delay");
        if (value == null) {
            return Duration.ZERO;
        }
        try {
            Duration delay = value.atKey("delay").getDuration("delay");
            boolean withUnit = value.valueType() == ConfigValueType.STRING
                    && !String.valueOf(value.unwrapped()).strip().matches("[0-9.]*");
            if (withUnit && !delay.isNegative() && !delay.isZero() && delay.compareTo(LONGEST) <= 0) {
                return delay;
            }
        } catch (ConfigException notATime) {
            // Told below.
        }
        problem(value, "delay", shown(value) + " is no delay: write a time up to 1h, such as 500ms or 2s.");
        return Duration.ZERO;
    }

    private FaultCondition condition() {
        OptionalDouble probability = probability();
        ConfigValue seed = value("seed");
        if (seed != null && value("probability") == null) {
            problem(seed, "seed", "A seed is for a probability: write one, such as probability = 0.2.");
        }
        return new FaultCondition(
                number("first", 1),
                number("every", 1),
                address("sender"),
                address("recipient"),
                probability,
                number("seed", 0).orElse(0));
    }

    private OptionalDouble probability() {
        ConfigValue value = value("probability");
        if (value == null) {
            return OptionalDouble.empty();
        }
        try {
            double probability = new BigDecimal(String.valueOf(value.unwrapped())).doubleValue();
            if (probability > 0 && probability <= 1) {
                return OptionalDouble.of(probability);
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        problem(value, "probability", shown(value) + " is no probability: write one above 0 and up to 1, such as 0.2.");
        return OptionalDouble.empty();
    }

    private OptionalLong number(String key, int least) {
        ConfigValue value = value(key);
        if (value == null) {
            return OptionalLong.empty();
        }
        String digits = String.valueOf(value.unwrapped());
        if (digits.matches("[0-9]{1,12}") && Long.parseLong(digits) >= least) {
            return OptionalLong.of(Long.parseLong(digits));
        }
        problem(value, key, shown(value) + " cannot be '" + key + "': write a whole number from " + least + " on.");
        return OptionalLong.empty();
    }

    private boolean flag(String key) {
        ConfigValue value = value(key);
        return value != null
                && switch (String.valueOf(value.unwrapped())) {
                    case "true", "on", "yes" -> true;
                    case "false", "off", "no" -> false;
                    default -> {
                        problem(value, key, shown(value) + " cannot be '" + key + "': write on or off.");
                        yield false;
                    }
                };
    }

    private Optional<String> address(String key) {
        ConfigValue value = value(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value.valueType() != ConfigValueType.STRING) {
            problem(value, key, shown(value) + " is no address: write one such as \"a@example.com\", or \"<>\".");
        }
        String text = String.valueOf(value.unwrapped()).strip();
        String bare = text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
        return Optional.of(bare);
    }

    private String octets(String key) {
        ConfigValue value = value(key);
        if (value == null) {
            return "";
        }
        String text = String.valueOf(value.unwrapped());
        if (value.valueType() != ConfigValueType.STRING
                || text.isEmpty()
                || NO_OCTETS.matcher(text).find()) {
            problem(value, key, shown(value) + " cannot be '" + key + "': write octets, such as \"250 ok\\r\\n\".");
        }
        return text;
    }

    /** Whether its keys can be together. */
    private void fits(FaultStage stage, FaultAct act, ConfigObject fault) {
        String at = "at = " + stage.word();
        for (FaultMisfit misfit : FaultMisfit.of(stage, act)) {
            ConfigValue value = fault.get(misfit.key());
            if (value != null) {
                problem(value, misfit.key(), at + " " + misfit.message());
            }
        }
        if (stage == FaultStage.BODY && value("offset") == null) {
            problem(fault, "offset", at + " needs its place: write offset = 100, octets of the message.");
        }
    }

    private @Nullable ConfigValue value(String key) {
        ConfigValue value = object == null ? null : object.get(key);
        return value == null || value.valueType() == ConfigValueType.NULL ? null : value;
    }

    private ConfigValue required(String key) {
        ConfigValue value = value(key);
        if (value == null) {
            throw new IllegalStateException("'" + key + "' was there");
        }
        return value;
    }

    private static String oneOf(String key, Iterable<String> words) {
        return "Write " + key + " = " + String.join(", ", words) + ".";
    }

    private static String shown(ConfigValue value) {
        return switch (value.valueType()) {
            case OBJECT -> "a group of keys";
            case LIST -> "a list";
            case NULL -> "null";
            case NUMBER, BOOLEAN, STRING -> "'" + onOneLine(String.valueOf(value.unwrapped())) + "'";
        };
    }

    private static String onOneLine(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n");
    }

    private void problem(ConfigValue value, String key, String message) {
        problems.add(PersonaReader.problemAt(value.origin(), key, message));
    }
}
