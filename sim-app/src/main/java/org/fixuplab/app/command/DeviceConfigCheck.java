package org.fixuplab.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.config.DeviceConfigException;
import org.fixuplab.config.Ignored;
import org.fixuplab.config.Problem;
import org.fixuplab.config.Remark;
import org.fixuplab.firmware.BehaviourState;
import org.jspecify.annotations.Nullable;

/** What {@code check} says of a device's configuration. Immutable. */
final class DeviceConfigCheck {

    private final Path file;
    private final @Nullable DeviceConfig config;
    private final List<Problem> problems;

    private DeviceConfigCheck(Path file, @Nullable DeviceConfig config, List<Problem> problems) {
        this.file = file;
        this.config = config;
        this.problems = problems;
    }

    /** Empty for a file that is something else, or that cannot be read. */
    static Optional<DeviceConfigCheck> of(Path file) {
        String text;
        try {
            text = DeviceConfigFile.text(file).orElse("");
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        if (!DeviceConfig.looksLikeOne(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DeviceConfigCheck(file, DeviceConfig.read(text), List.of()));
        } catch (DeviceConfigException wrong) {
            return Optional.of(new DeviceConfigCheck(file, null, wrong.problems()));
        }
    }

    boolean isFine() {
        return config != null;
    }

    String text(Terminal terminal) {
        if (config == null) {
            return String.join("\n", DeviceConfigFile.sentences(file, problems)) + "\n";
        }
        StringBuilder text = new StringBuilder(file + ": "
                + Paint.of(terminal).good("fine") + ", the configuration of "
                + config.policy().firmware() + "\n");
        List<String> notes = new ArrayList<>(DeviceConfigFile.notes(config));
        if (config.policy().inspects()) {
            notes.add(1, "on port 25: " + String.join(", ", behaviours(config)));
        }
        notes.forEach(note -> text.append(Paragraph.wrap("  ", "    ", note, terminal.columns())));
        return text.toString();
    }

    /** The classes of the map with their numbers. */
    private static List<String> behaviours(DeviceConfig config) {
        List<String> words = new ArrayList<>();
        for (BehaviourState state : config.policy().describe()) {
            if (state.enabled()) {
                words.add(state.id() + (state.mapClass() == 0 ? "" : " (class " + state.mapClass() + ")"));
            }
        }
        return words;
    }

    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", file.toString());
        row.put("valid", isFine());
        row.put("kind", "device-configuration");
        if (config != null) {
            row.put("firmware", config.policy().firmware());
            row.put("lines", config.lines());
            row.put("used", config.used());
            Map<String, Integer> ignored = new LinkedHashMap<>();
            for (Ignored group : config.ignored()) {
                ignored.put(group.section(), group.lines());
            }
            row.put("ignored", ignored);
            row.put("remarks", config.remarks().stream().map(Remark::toString).toList());
            row.put("ports", config.inspectedPorts().ranges());
            row.put("behaviours", behaviours(config));
        }
        row.put("problems", problems.stream().map(this::problem).toList());
        return row;
    }

    private Map<String, Object> problem(Problem problem) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", file.toString());
        row.put("line", problem.line());
        row.put("column", problem.column());
        row.put("message", problem.answer());
        row.put("remedy", problem.remedy());
        return row;
    }
}
