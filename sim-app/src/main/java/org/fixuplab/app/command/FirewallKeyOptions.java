package org.fixuplab.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.settings.HostPort;
import org.fixuplab.proxy.observe.Inside;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which firewall a running lab shall have: options of {@code proxy}, as keys of a scenario's {@code firewall} group. The lab judges them. */
final class FirewallKeyOptions {

    /** What an IPv4 packet can hold. */
    private static final int LARGEST_MSS = 65_495;

    private static final String FORM = "behaviours.ID.KEY=VALUE";

    @Option(
            names = "--firmware",
            paramLabel = "V",
            description = "Platform and version, such as 'ASA 8.2(5)', asa-8.2.5 or none.")
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
                    "The device's own configuration: the file's text is sent. With its version line, --firmware may be left out.")
    private @Nullable Path deviceConfig;

    @Option(
            names = "--upstream",
            paramLabel = "HOST:PORT",
            description = "Your mail server, in place of the lab's test MTA.")
    private @Nullable HostPort upstream;

    @Option(names = "--inside", paramLabel = "PEER", description = "Who hangs on the inside interface: mta or client.")
    private @Nullable Inside inside;

    @Option(
            names = "--idle-timeout",
            paramLabel = "TIME",
            description = "A session in which nothing moves for so long is closed.")
    private String idleTimeout = "";

    @Option(names = "--mss", paramLabel = "N", description = "Judge segments of N octets; 0: what one read brings.")
    private @Nullable Integer mss;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    /** The keys of a firewall that is new. Where nobody names a firmware, it is that of the settings. */
    MergePatch ofNew() {
        MergePatch keys = new MergePatch();
        if (isGiven("--firmware") || !configNamesVersion()) {
            keys.put("firmware", firmware);
        }
        putOthers(keys);
        return keys;
    }

    /** The keys that shall be different. */
    MergePatch ofChange() {
        MergePatch keys = new MergePatch();
        if (isGiven("--firmware")) {
            keys.put("firmware", firmware);
        } else if (configNamesVersion()) {
            keys.put("firmware", null);
        }
        if (mss != null) {
            keys.put("segments", null);
        }
        putOthers(keys);
        return keys;
    }

    private boolean configNamesVersion() {
        return deviceConfig != null && DeviceConfigFile.of(deviceConfig).namesVersion();
    }

    private void putOthers(MergePatch keys) {
        if (deviceConfig != null) {
            keys.put("config", DeviceConfigFile.of(deviceConfig).text());
        }
        if (mss != null && (mss < 0 || mss > LARGEST_MSS)) {
            throw Refusal.usage("--mss " + mss + ": a segment has 1 to " + LARGEST_MSS + " octets");
        }
        if (mss != null && mss > 0) {
            keys.put("segments.by", "mss");
            keys.put("segments.mss", mss);
        }
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 0 || !setting.substring(0, equals).matches("behaviours\\.[^.]+\\.[^.]+")) {
                throw Refusal.usage(
                        "--set " + setting + ": write " + FORM + ", such as behaviours.ehlo-mask.letters=off");
            }
            keys.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        if (upstream != null) {
            keys.put("upstream", upstream.toString());
        }
        if (inside != null) {
            keys.put("inside", inside.name().toLowerCase(Locale.ROOT));
        }
        if (isGiven("--idle-timeout")) {
            keys.put("idle-timeout", idleTimeout);
        }
    }

    private boolean isGiven(String option) {
        if (command == null) {
            throw new IllegalStateException("asked before the command line was read");
        }
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }
}
