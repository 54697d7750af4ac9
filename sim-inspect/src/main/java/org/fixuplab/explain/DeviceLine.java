package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.LogMessage;
import org.fixuplab.firmware.Platform;

/**
 * A line of the device's own log. Immutable.
 *
 * @param number the vendor's, six digits
 * @param writers the versions that the catalogue knows to write it
 */
record DeviceLine(PastedLine line, String number, List<Interval> writers) {

    private static final Pattern HEAD = Pattern.compile("(?i)%(PIX|ASA|FWSM)-[0-7]-(\\d{6})\\b");

    DeviceLine {
        writers = List.copyOf(writers);
    }

    /** The first line of each number. */
    static List<DeviceLine> in(List<PastedLine> lines, Catalogue catalogue) {
        List<DeviceLine> found = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (PastedLine line : lines) {
            Matcher head = HEAD.matcher(line.text());
            if (head.find() && known.add(head.group(1) + head.group(2))) {
                Platform platform = Platform.valueOf(head.group(1).toUpperCase(Locale.ROOT));
                found.add(new DeviceLine(line, head.group(2), writers(head.group(2), platform, catalogue)));
            }
        }
        return found;
    }

    private static List<Interval> writers(String number, Platform platform, Catalogue catalogue) {
        return catalogue.logs().stream()
                .filter(message -> message.log().number().equals(number))
                .flatMap(message -> message.ranges().stream())
                .map(LogMessage.Edition::interval)
                .filter(interval -> interval.platform() == platform)
                .toList();
    }

    boolean isWrittenBy(Interval versions) {
        return writers.stream().anyMatch(writer -> Intervals.overlap(writer, versions));
    }
}
