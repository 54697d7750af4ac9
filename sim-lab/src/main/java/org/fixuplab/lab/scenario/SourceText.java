package org.fixuplab.lab.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The lines of files as they stand there, to say where something is. Confined to one reading. */
final class SourceText {

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
     * @return from a line of the text to a line of the file, both counted from 1
     */
    IntUnaryOperator placesOf(String text, String file, int lastLine) {
        List<String> source = lines(file);
        String[] lines = text.split("\n", -1);
        int first = lastLine - (lines.length - 1);
        return line -> {
            String wanted = lines[line - 1].strip();
            int expected = first + line - 1;
            if (expected >= 1
                    && expected <= source.size()
                    && source.get(expected - 1).contains(wanted)) {
                return expected;
            }
            // The text was put together from pieces, or is written with escapes.
            for (int i = 0; i < source.size() && !wanted.isEmpty(); i++) {
                if (source.get(i).contains(wanted)) {
                    return i + 1;
                }
            }
            return Math.max(0, lastLine);
        };
    }
}
