package org.fixuplab.config;

import java.util.List;
import java.util.Optional;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Firmware;

/**
 * The line in which a device says what it is: {@code ASA Version 9.1(5)21}, above its configuration, or the longer one of {@code show
 * version}. Immutable.
 */
record VersionLine(Line line, int word, Firmware firmware) {

    /** Whether a line is one, right or wrong. */
    static boolean is(Line line) {
        if (line.words().size() < 2) {
            return false;
        }
        Line.Word first = line.words().get(0);
        boolean heading = (first.is("PIX") || first.is("ASA") || first.is("FWSM"))
                && line.words().get(1).is("Version");
        return heading || (first.is("Cisco") && versionWord(line) > 0);
    }

    /** Where the number stands: after the first {@code Version}; 0 if nowhere. */
    private static int versionWord(Line line) {
        for (int word = 1; word + 1 < line.words().size(); word++) {
            if (line.words().get(word).is("Version")) {
                return word + 1;
            }
        }
        return 0;
    }

    /** @param problems is told of a line that names no version of the catalogue */
    static Optional<VersionLine> read(Line line, List<Problem> problems) {
        int word = versionWord(line);
        if (word == 0) {
            problems.add(line.problem(
                    2, Problem.INCOMPLETE, "the version is missing: write it, as in 'ASA Version 8.2(5)'"));
            return Optional.empty();
        }
        try {
            Firmware firmware = Firmware.parse(line.before(word + 1));
            Catalogue.load().policy(firmware);
            return Optional.of(new VersionLine(line, word, firmware));
        } catch (IllegalArgumentException e) {
            problems.add(line.problem(word, Problem.NO_SUCH_VERSION, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** The problem of a text with another version line above. */
    Problem second() {
        return line.problem(
                word,
                Problem.OTHER_VERSION,
                "a second version line, of another version than the one above: give one configuration at a time");
    }

    /** The problem of a text for which another firmware is named. */
    Problem contradicts(Firmware other) {
        return line.problem(
                word,
                Problem.OTHER_VERSION,
                "this is the configuration of " + article(firmware) + firmware + ", but the firmware named is " + other
                        + ": name " + firmware + ", or none at all");
    }

    private static String article(Firmware firmware) {
        return switch (firmware.platform()) {
            case PIX -> "a ";
            case ASA, FWSM -> "an ";
        };
    }
}
