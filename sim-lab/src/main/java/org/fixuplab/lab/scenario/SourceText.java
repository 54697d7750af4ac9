package org.fixuplab.lab.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/** The lines of files as they stand there, to say where something is. Confined to one reading. */
final class SourceText {

    private static final String TRIPLE = "\"\"\"";

    private final Map<String, List<String>> files = new HashMap<>();

    /** A file that cannot be read has no lines. */
    List<String> lines(String file) {
        return files.computeIfAbsent(file, name -> {
            try {
                String text = new String(Files.readAllBytes(Path.of(name)), StandardCharsets.UTF_8);
                return List.of(text.split("\n", -1));
            } catch (IOException e) {
                return List.of();
            }
        });
    }

    /**
     * Where the lines of a text of several lines stand.
     *
     * @param lastLine of the text, as the configuration library tells it
     * @return from a line of the text to a line of the file, both counted from 1; 0 if it is not known
     */
    IntUnaryOperator placesOf(String text, String file, int lastLine) {
        List<String> source = lines(file);
        String[] lines = text.split("\n", -1);
        int[] places = new int[lines.length];
        int place = lastLine;
        for (int i = lines.length - 1; i >= 0; i--) {
            if (run(lines, i, source, place) == 0) {
                // The text was put together from pieces, and another one ends here.
                place = endOfLongestRun(lines, i, source).orElse(lastLine);
            }
            places[i] = Math.max(0, place);
            place--;
        }
        return line -> places[line - 1];
    }

    private static OptionalInt endOfLongestRun(String[] lines, int last, List<String> source) {
        int longest = 0;
        int end = 0;
        for (int place = 1; place <= source.size(); place++) {
            int length = run(lines, last, source, place);
            if (length > longest) {
                longest = length;
                end = place;
            }
        }
        return longest == 0 ? OptionalInt.empty() : OptionalInt.of(end);
    }

    /** How many lines up to the last one stand in the source, up to that place. */
    private static int run(String[] lines, int last, List<String> source, int place) {
        int length = 0;
        while (length <= last
                && place - length >= 1
                && place - length <= source.size()
                && holds(source.get(place - length - 1), lines[last - length].strip())) {
            length++;
        }
        return length;
    }

    private static boolean holds(String source, String line) {
        String stripped = source.strip();
        return line.isEmpty() ? stripped.isEmpty() || stripped.contains(TRIPLE) : stripped.contains(line);
    }
}
