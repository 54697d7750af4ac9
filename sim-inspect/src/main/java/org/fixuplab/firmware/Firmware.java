package org.fixuplab.firmware;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A platform and its version. Immutable. */
public record Firmware(Platform platform, Version version) {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE;

    /** A platform's short name, or what the device prints above its configuration and in {@code show version}. */
    private static final Pattern PLATFORM = Pattern.compile(
            "(?:cisco\\s+)?(?:(pix|asa|fwsm)|adaptive\\s+security\\s+appliance)(?![a-z])"
                    + "(?:\\s+(?:security\\s+appliance|firewall))?(?:\\s+software)?(?:\\s+version)?",
            FLAGS);

    private static final Pattern SEPARATOR = Pattern.compile("[\\s-]*");

    /**
     * Reads {@code ASA 8.2(5)}, {@code pix-6.3.5}, or a heading such as {@code PIX Version 6.3(5)}.
     *
     * @throws IllegalArgumentException no platform or no version; the message is a sentence that says what to write
     */
    public static Firmware parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException(
                    "the firmware is empty: write a platform and a version, as in 'ASA 8.2(5)'");
        }
        Matcher platform = PLATFORM.matcher(trimmed);
        if (!platform.lookingAt()) {
            throw new IllegalArgumentException("'" + trimmed
                    + "' names no platform: write PIX, ASA or FWSM and a version, as in '" + example(trimmed) + "'");
        }
        Matcher separator = SEPARATOR.matcher(trimmed).region(platform.end(), trimmed.length());
        String version = trimmed.substring(separator.lookingAt() ? separator.end() : platform.end());
        if (version.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + trimmed + "' names no version: write one after it, as in 'ASA 8.2(5)'");
        }
        return new Firmware(platform(platform), Version.parse(version));
    }

    private static Platform platform(Matcher matcher) {
        String name = matcher.group(1);
        return name == null ? Platform.ASA : Platform.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The text with a platform, if it is a version that some device has; else any example. */
    private static String example(String text) {
        boolean version = text.matches("[6-9]\\.[0-9][(.0-9)]*");
        return version ? (text.startsWith("6") ? "PIX " : "ASA ") + text : "ASA 8.2(5)";
    }

    @Override
    public String toString() {
        return platform + " " + version;
    }
}
