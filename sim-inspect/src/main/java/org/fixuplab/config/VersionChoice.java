package org.fixuplab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Era;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.Platform;
import org.fixuplab.firmware.Version;
import org.jspecify.annotations.Nullable;

/** Which versions would take a configuration that names none, and do different things with it. */
final class VersionChoice {

    /** What a firewall does, as far as two of them can be told apart. */
    private record Effect(List<Object> states, Ports ports) {

        static Effect of(DeviceConfig config) {
            Ports ports = config.inspectedPorts();
            int port = ports.contains(DeviceConfig.SMTP) || ports.isEmpty()
                    ? DeviceConfig.SMTP
                    : Integer.parseInt(ports.ranges().get(0).replaceFirst("-.*", ""));
            List<Object> states = new ArrayList<>();
            for (BehaviourState state : config.policy(port).describe()) {
                if (state.enabled()) {
                    states.add(List.of(state.id(), state.values()));
                }
            }
            return new Effect(states, ports);
        }
    }

    /** As good as any other, where all do the same. */
    private static final Firmware USUAL = Firmware.parse("ASA 8.2(5)");

    private final ConfigText text;
    private final Map<Effect, List<Interval>> groups;

    /** @param text names no version */
    VersionChoice(ConfigText text) {
        this.text = text;
        groups = groups(text);
    }

    /** A version that stands for all that take the text, if all of them do the same with it. */
    Optional<Firmware> any() {
        if (groups.size() != 1) {
            return Optional.empty();
        }
        List<Interval> intervals = groups.values().iterator().next();
        Interval last = intervals.get(intervals.size() - 1);
        return Optional.of(
                intervals.stream().anyMatch(interval -> interval.contains(USUAL))
                        ? USUAL
                        : new Firmware(last.platform(), last.from()));
    }

    /** What is wrong: no version, and if none takes the text, what is wrong with it for the one that takes most. */
    List<Problem> problems() {
        List<String> answer = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        if (groups.isEmpty()) {
            Interval nearest = nearest(text);
            answer.add("No version takes all of these lines. Read as " + nearest + ":");
            problems.addAll(problems(text, nearest));
        } else {
            answer.add("Versions that take these lines do " + groups.size() + " different things with them:");
        }
        groups.values()
                .forEach(intervals -> answer.add("- "
                        + String.join(
                                "; ", intervals.stream().map(Interval::toString).toList())));
        Line first = text.lines().isEmpty() ? Line.of(1, "") : text.lines().get(0);
        problems.add(
                0,
                first.problem(
                        0,
                        String.join("\n  ", answer),
                        "no version line, and no firmware is named: name one, or write its line above, such as 'ASA Version 8.2(5)'"));
        return problems;
    }

    /** The versions for which least is wrong with the text; of several, the last. */
    private static Interval nearest(ConfigText text) {
        List<Interval> all = new ArrayList<>();
        for (Platform platform : List.of(Platform.FWSM, Platform.PIX, Platform.ASA)) {
            all.addAll(intervals(platform));
        }
        Interval nearest = all.get(0);
        int least = Integer.MAX_VALUE;
        for (Interval interval : all) {
            int wrong = problems(text, interval).size();
            if (wrong <= least) {
                least = wrong;
                nearest = interval;
            }
        }
        return nearest;
    }

    private static List<Problem> problems(ConfigText text, Interval interval) {
        ConfigReader reader = new ConfigReader(text, new Firmware(interval.platform(), interval.from()));
        reader.read();
        return reader.problems();
    }

    private static Map<Effect, List<Interval>> groups(ConfigText text) {
        Map<Effect, List<Interval>> groups = new LinkedHashMap<>();
        for (Platform platform : Platform.values()) {
            @Nullable Effect last = null;
            for (Interval interval : intervals(platform)) {
                @Nullable Effect effect = effect(text, new Firmware(platform, interval.from()));
                if (effect != null) {
                    List<Interval> same = groups.computeIfAbsent(effect, unused -> new ArrayList<>());
                    if (effect.equals(last)) {
                        Interval before = same.remove(same.size() - 1);
                        same.add(new Interval(platform, before.from(), interval.before()));
                    } else {
                        same.add(interval);
                    }
                }
                last = effect;
            }
        }
        return groups;
    }

    private static @Nullable Effect effect(ConfigText text, Firmware firmware) {
        try {
            return Effect.of(DeviceConfig.read(text, Catalogue.load().policy(firmware)));
        } catch (DeviceConfigException e) {
            return null;
        }
    }

    /** The platform's versions, cut where the catalogue or the language changes. */
    private static List<Interval> intervals(Platform platform) {
        NavigableSet<Version> bounds = new TreeSet<>();
        @Nullable Version end = null;
        for (Era era : Catalogue.load().eras()) {
            if (era.interval().platform() == platform) {
                bounds.add(era.interval().from());
                end = era.interval().before();
            }
        }
        for (Interval interval : Gate.intervals()) {
            if (interval.platform() == platform) {
                bounds.add(interval.from());
                if (interval.before() != null) {
                    bounds.add(interval.before());
                }
            }
        }
        List<Interval> intervals = new ArrayList<>();
        for (Version from : bounds) {
            @Nullable Version next = bounds.higher(from);
            intervals.add(new Interval(platform, from, next == null ? end : next));
        }
        return intervals;
    }
}
