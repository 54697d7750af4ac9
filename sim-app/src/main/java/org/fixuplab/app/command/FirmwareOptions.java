package org.fixuplab.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.settings.Key;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which firewall it is. */
final class FirmwareOptions {

    private static final String FORM = "behaviours.ID.KEY=VALUE";
    private static final String PREFIX = "behaviours.";

    @Option(
            names = "--firmware",
            paramLabel = "V",
            description = "Platform and version, such as 'ASA 8.2(5)', asa-8.2.5 or none. Default: ASA 8.2(5).")
    private String firmware = "";

    @Option(
            names = "--set",
            paramLabel = FORM,
            description =
                    "Set one parameter of a behaviour, over the firmware's own; 'fixuplab firmware show V' lists them.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--device-config",
            paramLabel = "FILE",
            description =
                    "The device's own configuration, a few lines or all of it. With its version line, --firmware may be left out.")
    private @Nullable Path deviceConfig;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Whether the command line itself says which; settings from elsewhere do not count. */
    boolean isGiven() {
        return List.of("--firmware", "--set", "--device-config", "--idle-timeout").stream()
                .anyMatch(this::isMatched);
    }

    private boolean isMatched(String option) {
        if (command == null) {
            throw new IllegalStateException("asked before the command line was read");
        }
        ParseResult parsed = command.commandLine().getParseResult();
        return parsed.hasMatchedOption(option);
    }

    Optional<Path> deviceConfig() {
        return Optional.ofNullable(deviceConfig);
    }

    /**
     * What the firewall does.
     *
     * @param notes is told what was read of a device's configuration
     * @throws Refusal if one of the options makes no sense
     */
    InspectionPolicy policy(Consumer<String> notes) {
        InspectionPolicy policy = deviceConfig == null ? firmware() : configured(deviceConfig, notes);
        for (String setting : settings) {
            policy = set(policy, setting);
        }
        for (String setting : settings) {
            noteIfInVain(setting, policy, notes);
        }
        return policy;
    }

    /** A parameter of a behaviour that is off is taken, and nothing comes of it. */
    private static void noteIfInVain(String setting, InspectionPolicy policy, Consumer<String> notes) {
        String id = setting.substring(PREFIX.length(), dot(setting));
        boolean switches = setting.startsWith(".enabled=", dot(setting));
        if (!switches && !policy.enabled().containsKey(id)) {
            notes.accept("--set " + setting + " has no effect: " + id + " is off in " + policy.firmware()
                    + ", and --set " + PREFIX + id + ".enabled=on switches it on");
        }
    }

    /**
     * A flag must agree with the configuration's version line. A firmware from the environment or the configuration file stands in where there
     * is no such line; our own default does not.
     */
    private InspectionPolicy configured(Path path, Consumer<String> notes) {
        DeviceConfigFile file = DeviceConfigFile.of(path);
        boolean flag = isMatched("--firmware");
        boolean elsewhere = !firmware.equals(Key.FIRMWARE.standard()) && !file.namesVersion();
        DeviceConfig config = flag || elsewhere ? file.read(firmware()) : file.read();
        DeviceConfigFile.notes(config).forEach(note -> notes.accept(path + ": " + note));
        return config.policy();
    }

    private InspectionPolicy firmware() {
        try {
            return Catalogue.load().policy(firmware);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.usage("firmware: " + unknown.getMessage());
        }
    }

    /** The index of the dot before the key. */
    private static int dot(String setting) {
        int equals = setting.indexOf('=');
        return setting.lastIndexOf('.', equals < 0 ? setting.length() : equals);
    }

    private static InspectionPolicy set(InspectionPolicy policy, String setting) {
        int equals = setting.indexOf('=');
        int dot = dot(setting);
        if (equals < 0 || !setting.startsWith(PREFIX) || dot <= PREFIX.length()) {
            throw Refusal.usage("--set " + setting + ": write " + FORM + ", such as behaviours.ehlo-mask.letters=off");
        }
        try {
            return policy.with(
                    setting.substring(PREFIX.length(), dot),
                    setting.substring(dot + 1, equals),
                    setting.substring(equals + 1));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage("--set " + setting + ": " + wrong.getMessage());
        }
    }
}
