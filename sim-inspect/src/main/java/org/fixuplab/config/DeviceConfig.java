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
        List<Line> lines = Line.of(text).stream().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return base;
        }
        Optional<Firmware> firmware = base.release();
        if (firmware.isEmpty()) {
            throw new DeviceConfigException(List.of(lines.get(0).problem(
                    0, Problem.INVALID, "firmware 'none' has no configuration: name a firmware, or remove the configuration")));
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
        int known = Math.min(command.pattern().size(), line.words().size());
        for (int word = 0; word < known; word++) {
            String keyword = command.pattern().get(word);
            Optional<String> refusal = Gate.refusal(keyword, firmware);
            if (refusal.isPresent()) {
                problems.add(line.problem(word, Problem.INVALID, refusal.get()));
                return;
            }
        }
        int last = line.words().size() - 1;
        command.action()
                .apply(reading, command.argument(line))
                .ifPresent(remedy -> problems.add(line.problem(last, Problem.INVALID, remedy)));
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
        problems.add(notUnderstood(line, understood, nearest));
    }

    private static Problem notUnderstood(Line line, int understood, List<Command> nearest) {
        Set<String> next = new LinkedHashSet<>();
        nearest.forEach(command -> next.add(command.next(understood).orElse("the end of the line")));
        String place = understood == 0 ? "at the start of a line" : "after '" + line.before(understood) + "'";
        boolean incomplete = understood == line.words().size();
        String wrong = incomplete
                ? "the line goes on"
                : "'" + line.words().get(understood).text() + "' is not understood here";
        return line.problem(
                understood,
                incomplete ? Problem.INCOMPLETE : Problem.INVALID,
                wrong + ": " + place + ", write " + String.join(", ", next) + ", or remove the line");
    }
}
