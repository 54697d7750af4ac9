package org.fixuplab.captures;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixuplab.event.LegAct;
import org.jspecify.annotations.Nullable;

/**
 * A session that somebody captured at one side of a real device, and what the other side must have been; or of something that only looks
 * like such a device.
 *
 * @param firmware a version whose behaviour it shows; {@link #NO_DEVICE} if none of them did it
 * @param overrides what the firmware's defaults do not do by themselves, as {@code behaviour.key=value}; none if they reproduce it
 * @param normalised what is left out or written otherwise than in the source
 * @param inferred what the source does not show: the octets that were made to fit
 * @param independent what the source shows and no fitting could bring about; of a look-alike, what speaks against a device
 * @param quoted lines of a bounce, or of a log of either side, each of which quotes a line of the session
 * @param syslog the device's own lines
 * @param workarounds what a Postfix logs because of the greeting
 */
record Capture(
        String name,
        String title,
        String firmware,
        List<String> overrides,
        List<String> normalised,
        String inferred,
        String independent,
        List<String> quoted,
        List<String> syslog,
        List<String> workarounds,
        @Nullable Ending ending,
        List<CaptureLine> lines) {

    /** The firmware of a fixture that no firewall of the catalogue can have brought about. */
    static final String NO_DEVICE = "not this kind of device";

    /** How the session ended, and which behaviour ended it. */
    record Ending(String behaviour, LegAct client, LegAct server) {}

    /** All fixtures, by name. */
    static List<Capture> all() {
        File[] files = new File("src/test/resources/captures").listFiles((in, name) -> name.endsWith(".conf"));
        if (files == null) {
            throw new IllegalStateException("run the tests in their module's folder");
        }
        return Arrays.stream(files).sorted().map(Capture::read).toList();
    }

    private static Capture read(File file) {
        Config config = ConfigFactory.parseFile(file);
        List<CaptureLine> lines = new ArrayList<>();
        for (String line : config.getString("session").split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(CaptureLine.read(line));
            }
        }
        return new Capture(
                file.getName().replace(".conf", ""),
                title(config),
                config.getString("firmware"),
                texts(config, "overrides"),
                texts(config, "normalised"),
                config.getString("inferred"),
                config.getString("independent"),
                texts(config, "quoted"),
                texts(config, "syslog"),
                texts(config, "workarounds"),
                config.hasPath("ending") ? ending(config.getConfig("ending")) : null,
                lines);
    }

    /** The comment above the first key. */
    private static String title(Config config) {
        return String.join(" ", config.getValue("firmware").origin().comments()).strip();
    }

    private static List<String> texts(Config config, String key) {
        return config.hasPath(key) ? config.getStringList(key) : List.of();
    }

    private static Ending ending(Config config) {
        return new Ending(
                config.getString("behaviour"),
                config.getEnum(LegAct.class, "client"),
                config.getEnum(LegAct.class, "server"));
    }

    boolean ofDevice() {
        return !firmware.equals(NO_DEVICE);
    }

    @Override
    public String toString() {
        return name + " (" + firmware + (overrides.isEmpty() ? ")" : ", with " + String.join(", ", overrides) + ")");
    }
}
