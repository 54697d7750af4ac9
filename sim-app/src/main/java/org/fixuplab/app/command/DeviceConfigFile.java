package org.fixuplab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.config.DeviceConfigException;
import org.fixuplab.config.Problem;
import org.fixuplab.config.Remark;
import org.fixuplab.firmware.InspectionPolicy;

/** A file in the device's own language, and its mistakes as the device would show them. */
final class DeviceConfigFile {

    private static final int MOST_PROBLEMS = 20;

    private final Path file;
    private final String text;

    private DeviceConfigFile(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** @throws Refusal if it cannot be read */
    static DeviceConfigFile of(Path file) {
        try {
            return new DeviceConfigFile(
                    file,
                    text(file)
                            .orElseThrow(() -> Refusal.usage("the device configuration " + file
                                    + " is no text: save what 'show running-config' prints as text")));
        } catch (IOException unreadable) {
            throw Refusal.usage("the device configuration " + file + " cannot be read: " + Reason.of(unreadable));
        }
    }

    /** Empty of a file that is no text. */
    static Optional<String> text(Path file) throws IOException {
        return PastedText.decode(Files.readAllBytes(file));
    }

    String text() {
        return text;
    }

    boolean namesVersion() {
        return DeviceConfig.versionOf(text).isPresent();
    }

    /** @throws Refusal with the device's words, file, line and a caret for every problem */
    DeviceConfig read() {
        try {
            return DeviceConfig.read(text);
        } catch (DeviceConfigException wrong) {
            throw refusal(wrong);
        }
    }

    /** As {@link #read()}, for a firmware that somebody named. */
    DeviceConfig read(InspectionPolicy firmware) {
        try {
            return DeviceConfig.read(text, firmware);
        } catch (DeviceConfigException wrong) {
            throw refusal(wrong);
        }
    }

    private Refusal refusal(DeviceConfigException wrong) {
        return new Refusal(ExitCode.USAGE, sentences(file, wrong.problems()));
    }

    /** The first problems: of a text that is no configuration, every line is one. */
    static List<String> sentences(Path file, List<Problem> problems) {
        List<String> sentences = new ArrayList<>();
        problems.stream().limit(MOST_PROBLEMS).forEach(problem -> sentences.add(sentence(file, problem)));
        int more = problems.size() - MOST_PROBLEMS;
        if (more > 0) {
            sentences.add(file + ": and " + more + " more: is it a device's configuration?");
        }
        return sentences;
    }

    private static String sentence(Path file, Problem problem) {
        String indent = problem.text().substring(0, problem.column() - 1).replaceAll("[^\t]", " ");
        return String.join(
                "\n",
                file + ":" + problem.line() + ": " + problem.remedy(),
                "  " + problem.text(),
                "  " + indent + "^",
                "  " + problem.answer());
    }

    /** What a person should know of a configuration that was taken, a line each; the ports first. */
    static List<String> notes(DeviceConfig config) {
        List<String> notes = new ArrayList<>();
        notes.add(ports(config));
        config.remarks().stream().map(Remark::toString).forEach(notes::add);
        notes.add(config.lines() + (config.lines() == 1 ? " line, of which " : " lines, of which ") + config.used()
                + " about the inspection of SMTP");
        if (!config.ignored().isEmpty()) {
            notes.add(config.ignoredSummary());
        }
        return notes;
    }

    private static String ports(DeviceConfig config) {
        if (config.inspectedPorts().isEmpty()) {
            return "mail is not inspected";
        }
        boolean usual = config.inspectedPorts().contains(DeviceConfig.SMTP);
        return "mail is inspected on port " + config.inspectedPorts() + (usual ? "" : ", and not on port 25");
    }
}
