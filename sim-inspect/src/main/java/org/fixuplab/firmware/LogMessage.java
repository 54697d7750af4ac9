package org.fixuplab.firmware;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the device's log lines, as the catalogue describes it. Immutable.
 *
 * @param severity 0 to 7, as a real device prints it
 * @param words the device's own for what may stand in a place, by the names that {@link DeviceLog} gives them
 * @param evidence why we believe in the format
 * @param ranges the versions that have it, each with its wording; never overlap
 */
public record LogMessage(
        DeviceLog log,
        int severity,
        String summary,
        Map<String, String> words,
        Evidence evidence,
        List<Edition> ranges) {

    /**
     * The line of some versions.
     *
     * @param template the text after the number; places stand in braces
     * @param evidence why these versions, and why this wording
     */
    public record Edition(Interval interval, String template, Evidence evidence) {}

    public LogMessage {
        words = Map.copyOf(words);
        ranges = List.copyOf(ranges);
    }

    /** The line as that firmware writes it; empty if it has none. */
    Optional<LogFormat> format(Firmware firmware) {
        return ranges.stream()
                .filter(range -> range.interval().contains(firmware))
                .findFirst()
                .map(range -> new LogFormat(
                        "%" + firmware.platform() + "-" + severity + "-" + log.number() + ": ",
                        range.template(),
                        words));
    }
}
