package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as text, cut into lines, with what can be told before any line is understood. Immutable.
 *
 * @param lines those that say something, without comments and the version line
 * @param count all lines
 * @param version what the device says it is; null if it says nothing
 * @param whole whether it is all of a device's configuration: it has the version line above and the end that a device writes below
 * @param flat whether no line is indented more than others: what stands below another line can then not be told by its indentation
 */
record ConfigText(List<Line> lines, int count, @Nullable VersionLine version, boolean whole, boolean flat) {

    /** From here on an indentation is that of the text around the configuration. */
    private static final int FOREIGN_INDENT = 4;

    ConfigText {
        lines = List.copyOf(lines);
    }

    /** @param problems is told what is wrong with version lines */
    static ConfigText of(String text, List<Problem> problems) {
        List<Line> lines = new ArrayList<>();
        @Nullable VersionLine version = null;
        boolean ended = false;
        int number = 0;
        // A pager puts a lone CR into a line, which does not end it.
        for (String written : text.split(text.indexOf('\n') < 0 ? "\r" : "\n", -1)) {
            Line line = Line.of(++number, written);
            ended |= isEnd(line);
            if (line.isBlank() || isEnd(line)) {
                continue;
            }
            if (!VersionLine.is(line)) {
                lines.add(line);
                continue;
            }
            Optional<VersionLine> read = VersionLine.read(line, problems);
            if (version != null && read.isPresent() && !read.get().firmware().equals(version.firmware())) {
                problems.add(read.get().second());
            }
            version = version == null ? read.orElse(null) : version;
        }
        int count = text.endsWith("\n") ? number - 1 : number;
        return new ConfigText(lines, count, version, version != null && ended, isFlat(lines));
    }

    /** {@code : end}, or the checksum below it. */
    private static boolean isEnd(Line line) {
        if (line.words().isEmpty()) {
            return false;
        }
        String first = line.words().get(0).text();
        boolean end = first.equals(":")
                && line.words().size() == 2
                && line.words().get(1).is("end");
        return end || first.startsWith("Cryptochecksum");
    }

    /** The first line of a text within another stands elsewhere than all others. */
    private static boolean isFlat(List<Line> lines) {
        return lines.stream().skip(1).mapToInt(Line::indent).distinct().count() <= 1;
    }

    /**
     * How far the whole text is set in. A text that stands within another, as in a scenario file, has its first line at the border and all
     * others far from it.
     */
    int indent() {
        int least = lines.stream().skip(1).mapToInt(Line::indent).min().orElse(0);
        return least >= FOREIGN_INDENT ? least : 0;
    }
}
