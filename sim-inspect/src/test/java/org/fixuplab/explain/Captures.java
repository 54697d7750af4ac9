package org.fixuplab.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Public captures of sessions, bounces and log lines, as their authors pasted them, and what explains each. */
final class Captures {

    private Captures() {}

    /**
     * One capture.
     *
     * @param leading empty if it is not judged which family comes first
     * @param versions what stands in the best row; empty if that is not judged
     * @param evidence a behaviour of the best rows, or what the thing that it looks like is called; empty if that is not judged
     */
    record Expected(String file, Verdict verdict, String leading, String versions, String evidence) {

        String text() {
            return read("captures/" + file + ".txt");
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Expected> all() {
        return read("expected.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> {
                    List<String> cells = Stream.of(line.split("\\|", -1))
                            .map(String::strip)
                            .map(cell -> cell.equals("-") ? "" : cell)
                            .toList();
                    return new Expected(
                            cells.get(0), Verdict.valueOf(cells.get(1)), cells.get(2), cells.get(3), cells.get(4));
                });
    }

    static String read(String name) {
        try (InputStream in = Captures.class.getResourceAsStream("/explain/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
