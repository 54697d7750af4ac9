package org.fixuplab.app.command;

import java.nio.file.Path;
import java.util.List;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.config.DeviceConfigException;
import org.fixuplab.config.Problem;
import org.fixuplab.firmware.InspectionPolicy;

/** A file in the device's own language, and its mistakes as the device would show them. */
final class DeviceConfigFile {

    private DeviceConfigFile() {}

    /** @throws Refusal with the device's words, file, line and a caret for every problem */
    static InspectionPolicy apply(Path file, InspectionPolicy policy) {
        try {
            return DeviceConfig.apply(FirmwareOptions.read(file, "device configuration"), policy);
        } catch (DeviceConfigException wrong) {
            List<String> sentences = wrong.problems().stream()
                    .map(problem -> sentence(file, problem))
                    .toList();
            throw new Refusal(ExitCode.USAGE, sentences);
        }
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
}
