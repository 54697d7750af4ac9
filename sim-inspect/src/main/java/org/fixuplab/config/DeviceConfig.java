package org.fixuplab.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.InspectionPolicy;

/**
 * Reads what a device's configuration says about SMTP: fixup lines, and {@code inspect smtp} or {@code esmtp} in the default class of the
 * global policy, with a map for ESMTP.
 *
 * <p>A configuration that does not speak about SMTP leaves the firmware's default. One that has the default class without an inspection of
 * mail switches it off. Lines below another one may be indented or not, as a device takes and prints them.
 */
public final class DeviceConfig {

    private final Firmware firmware;
    private final Reading reading = new Reading();
    private final List<Problem> problems = new ArrayList<>();
    private Mode mode = Mode.GLOBAL;

    private DeviceConfig(Firmware firmware) {
        this.firmware = firmware;
    }

    /**
     * The policy of a firewall with that configuration.
     *
     * @param base what the firmware does by default
     * @throws DeviceConfigException the firmware does not know a line, or it is beyond what is understood here; all problems at once
     */
    public static InspectionPolicy apply(String text, InspectionPolicy base) throws DeviceConfigException {
        List<Line> lines =
                Line.of(text).stream().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return base;
        }
        Optional<Firmware> firmware = base.release();
        if (firmware.isEmpty()) {
            throw new DeviceConfigException(List.of(lines.get(0)
                    .problem(
                            0,
                            Problem.INVALID,
                            "firmware 'none' has no configuration: name a firmware, or remove the configuration")));
        }
        DeviceConfig config = new DeviceConfig(firmware.get());
        lines.forEach(config::read);
        if (!config.problems.isEmpty()) {
            throw new DeviceConfigException(config.problems);
        }
        return config.reading.over(base);
    }

    private void read(Line line) {
        int words = line.words().size();
        List<Command> candidates = candidates();
        for (Command command : candidates) {
            if (command.understands(line) == words && command.isComplete(words)) {
                apply(command, line);
                return;
            }
        }
        refuse(line, candidates);
    }

    /** The commands that may come next, those of the innermost mode first. */
    private List<Command> candidates() {
        List<Command> candidates = new ArrayList<>();
        for (Mode current : mode.outwards()) {
            for (Command command : Commands.ALL) {
                if (command.mode() == current) {
                    candidates.add(command);
                }
            }
        }
        return candidates;
    }

    private void apply(Command command, Line line) {
        mode = command.inside();
        if (refusedByFirmware(command, line, line.words().size())) {
            return;
        }
        int last = line.words().size() - 1;
        command.action()
                .apply(reading, command.argument(line))
                .ifPresent(remedy -> problems.add(line.problem(last, Problem.INVALID, remedy)));
    }

    /** Whether the firmware does not know a keyword among the line's first words; if so, it is a problem. */
    private boolean refusedByFirmware(Command command, Line line, int words) {
        for (int word = 0; word < Math.min(words, command.pattern().size()); word++) {
            Optional<String> refusal = Gate.refusal(command.pattern().get(word), firmware);
            if (refusal.isPresent()) {
                problems.add(line.problem(word, Problem.INVALID, refusal.get()));
                return true;
            }
        }
        return false;
    }

    private void refuse(Line line, List<Command> candidates) {
        int most = 0;
        for (Command command : candidates) {
            most = Math.max(most, command.understands(line));
        }
        int understood = most;
        List<Command> nearest = candidates.stream()
                .filter(command -> command.understands(line) == understood)
                .toList();
        if (understood > 0) {
            // The lines below are judged as if this one had been right, so that one mistake is reported once.
            mode = nearest.get(0).inside();
        }
        if (!refusedByFirmware(nearest.get(0), line, understood)) {
            problems.add(notUnderstood(line, understood, nearest));
        }
    }

    private Problem notUnderstood(Line line, int understood, List<Command> nearest) {
        Set<String> next = new LinkedHashSet<>();
        for (Command command : nearest) {
            if (command.pattern().stream()
                    .allMatch(word -> Gate.refusal(word, firmware).isEmpty())) {
                command.next(understood).ifPresent(next::add);
            }
        }
        Optional<Command> misplaced = Commands.ALL.stream()
                .filter(command -> command.understands(line) == line.words().size()
                        && command.isComplete(line.words().size()))
                .findFirst();
        if (misplaced.isPresent()) {
            return line.problem(
                    understood,
                    Problem.INVALID,
                    "it stands below "
                            + String.join(
                                    " and ", Commands.opening(misplaced.get().mode())) + ": write those before it");
        }
        boolean incomplete = understood == line.words().size();
        String invalid = Commands.mayBeKnownElsewhere(line.before(line.words().size()), understood)
                ? Problem.NOT_MODELLED
                : Problem.INVALID;
        String before = "'" + line.before(understood) + "'";
        if (next.isEmpty()) {
            return incomplete
                    ? line.problem(understood, Problem.INCOMPLETE, before + " is not understood here: remove the line")
                    : line.problem(understood, invalid, "nothing may follow " + before + ": remove the rest");
        }
        String place = understood == 0 ? "at the start of a line" : "after " + before;
        String remedy = place + ", write " + String.join(", ", next) + ", or remove the line";
        return incomplete
                ? line.problem(understood, Problem.INCOMPLETE, "the line goes on: " + remedy)
                : line.problem(
                        understood,
                        invalid,
                        "'" + line.words().get(understood).text() + "' is not understood here: " + remedy);
    }
}
