package org.fixuplab.mta;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.words.NearestWord;

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

    private static final Pattern REPLY_LINE = Pattern.compile("([2-5][0-9][0-9])(?:[ -].*)?");
    private static final Pattern NO_LINE = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]|[^\\x00-\\xff]");

    private final ConfigObject fault;
    private final FaultKeys keys;

    private FaultReader(ConfigObject fault, List<PersonaProblem> problems) {
        this.fault = fault;
        this.keys = new FaultKeys(fault, problems);
    }

    /**
     * The fault that a value describes; empty if anything is wrong with it.
     *
     * @param problems gets what is wrong
     */
    static Optional<Fault> read(ConfigValue value, List<PersonaProblem> problems) {
        if (!(value instanceof ConfigObject object)) {
            problems.add(PersonaProblem.at(
                    value.origin(),
                    "faults",
                    "A fault is a group of keys: write { at = rcpt, reply = \"450 4.2.0 later\" }."));
            return Optional.empty();
        }
        List<PersonaProblem> own = new ArrayList<>();
        Optional<Fault> fault = new FaultReader(object, own).fault();
        if (fault.filter(FaultReader::doesNothing).isPresent() && own.isEmpty()) {
            own.add(PersonaProblem.at(
                    value.origin(), "at", "A fault does something: write a reply, an act, a delay or what to append."));
        }
        problems.addAll(own);
        return own.isEmpty() ? fault : Optional.empty();
    }

    private static boolean doesNothing(Fault fault) {
        return fault.act() instanceof FaultAct.Usual
                && fault.delay().isZero()
                && fault.append().isEmpty();
    }

    /** With something in place of what is wrong; empty without a stage. */
    private Optional<Fault> fault() {
        unknownKeys();
        Optional<FaultStage> stage = stage();
        FaultAct act = act();
        Duration delay = keys.delay("delay");
        String append = keys.octets("append");
        long offset = keys.number("offset", 0).orElse(0);
        boolean after = keys.flag("after");
        FaultCondition when = condition();
        stage.ifPresent(at -> fits(at, act));
        return stage.map(at -> new Fault(at, act, delay, append, offset, after, when));
    }

    private void unknownKeys() {
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(fault).entrySet()) {
            String key = entry.getKey();
            if (!KEYS.contains(key)) {
                String meant = NearestWord.of(key, KEYS)
                        .map(name -> "Did you mean '" + name + "'?")
                        .orElse("Its keys: " + String.join(", ", KEYS) + ".");
                keys.problem(entry.getValue(), key, "A fault has no key '" + key + "'. " + meant);
            }
        }
    }

    private Optional<FaultStage> stage() {
        ConfigValue value = keys.value("at");
        if (value == null) {
            keys.problem(fault, "at", "A fault needs its stage. " + oneOf("at", FaultStage.words()));
            return Optional.empty();
        }
        Optional<FaultStage> stage = FaultStage.named(String.valueOf(value.unwrapped()));
        if (stage.isEmpty()) {
            keys.problem(
                    value,
                    "at",
                    "There is no stage " + PersonaProblem.shown(value) + ". " + oneOf("at", FaultStage.words()));
        }
        return stage;
    }

    private FaultAct act() {
        List<String> given = List.of("reply", "act", "inject").stream()
                .filter(key -> keys.value(key) != null)
                .toList();
        if (given.size() > 1) {
            keys.problem(fault, given.get(1), "A fault does one thing: write " + String.join(" or ", given) + ".");
            return new FaultAct.Usual();
        }
        return given.isEmpty()
                ? new FaultAct.Usual()
                : switch (given.get(0)) {
                    case "reply" -> reply();
                    case "act" -> named();
                    default -> new FaultAct.Inject(keys.octets("inject"));
                };
    }

    private FaultAct named() {
        ConfigValue value = keys.required("act");
        FaultAct act = ACTS.get(String.valueOf(value.unwrapped()));
        if (act == null) {
            keys.problem(
                    value,
                    "act",
                    "There is no act " + PersonaProblem.shown(value) + ". "
                            + oneOf("act", new TreeSet<>(ACTS.keySet())));
            return new FaultAct.Usual();
        }
        return act;
    }

    private FaultAct reply() {
        ConfigValue value = keys.required("reply");
        StringBuilder lines = new StringBuilder();
        String code = "";
        for (ConfigValue item : value instanceof ConfigList list ? list : List.of(value)) {
            String line = String.valueOf(item.unwrapped());
            Matcher matcher = REPLY_LINE.matcher(line);
            if ((item.valueType() != ConfigValueType.STRING && item.valueType() != ConfigValueType.NUMBER)
                    || !matcher.matches()
                    || NO_LINE.matcher(line).find()) {
                keys.problem(
                        item,
                        "reply",
                        PersonaProblem.shown(item)
                                + " is not a reply line: write three digits, a blank, a text in ISO-8859-1;"
                                + " several lines as a list.");
                return new FaultAct.Usual();
            }
            code = matcher.group(1);
            lines.append(line).append("\r\n");
        }
        if (code.isEmpty()) {
            keys.problem(value, "reply", "A reply needs a line: write one such as \"450 4.2.0 later\".");
        }
        return new FaultAct.Reply(lines.toString(), code);
    }

    private FaultCondition condition() {
        OptionalDouble probability = keys.probability("probability");
        ConfigValue seed = keys.value("seed");
        if (seed != null && keys.value("probability") == null) {
            keys.problem(seed, "seed", "A seed is for a probability: write one, such as probability = 0.2.");
        }
        return new FaultCondition(
                keys.number("first", 1),
                keys.number("every", 1),
                keys.address("sender"),
                keys.address("recipient"),
                probability,
                keys.number("seed", 0).orElse(0));
    }

    /** Whether its keys can be together. */
    private void fits(FaultStage stage, FaultAct act) {
        String at = "at = " + stage.word();
        for (FaultMisfit misfit : FaultMisfit.of(stage, act)) {
            ConfigValue value = fault.get(misfit.key());
            if (value != null) {
                keys.problem(value, misfit.key(), at + " " + misfit.message());
            }
        }
        if (stage == FaultStage.BODY && keys.value("offset") == null) {
            keys.problem(fault, "offset", at + " needs its place: write offset = 100, octets of the message.");
        }
    }

    private static String oneOf(String key, Iterable<String> words) {
        return "Write " + key + " = " + String.join(", ", words) + ".";
    }
}
