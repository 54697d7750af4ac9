package org.fixuplab.lab.run;

import java.util.List;
import java.util.Optional;
import org.fixuplab.words.NearestWord;

/** What a program wrote, asked line by line. */
final class Output {

    private static final int LONGEST = 500;

    private Output() {}

    private static List<String> lines(String output) {
        return output.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
    }

    static String lastLine(String output) {
        List<String> lines = lines(output);
        return lines.isEmpty() ? "it wrote nothing" : "its last line is '" + lines.get(lines.size() - 1) + "'";
    }

    static Optional<String> lineWith(String output, String text) {
        return lines(output).stream().filter(line -> line.contains(text)).findFirst();
    }

    /** The line of which some part differs least from the text. */
    static String nearest(String output, String text) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String line : lines(output)) {
            int distance = distance(text, line.length() > LONGEST ? line.substring(0, LONGEST) : line);
            if (distance < least) {
                least = distance;
                best = line;
            }
        }
        return best.isEmpty() ? "it wrote nothing" : "the nearest line is '" + best + "'";
    }

    /** A longer line has letters to spare: they count nothing. */
    private static int distance(String text, String line) {
        return NearestWord.distance(text, line) - Math.max(0, line.length() - text.length());
    }
}
