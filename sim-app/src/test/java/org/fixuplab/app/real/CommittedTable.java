package org.fixuplab.app.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fixuplab.app.matrix.Place;

/**
 * The table of real senders, as {@code docs/matrix-real.md} shows it. Immutable.
 *
 * @param cells what each shows: a verdict, and the mark of a leak
 */
record CommittedTable(List<String> senders, List<String> columns, Map<Place, String> cells) {

    private static final Path PAGE = Path.of("..", "docs", "matrix-real.md");
    private static final String HEAD = "| | ";

    static CommittedTable read() throws IOException {
        List<String> lines = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(HEAD))
                .takeWhile(line -> !line.isEmpty())
                .toList();
        if (lines.size() < 3) {
            throw new IllegalStateException(PAGE + " has no table of senders");
        }
        List<String> columns = cells(lines.get(0));
        Map<Place, String> cells = new LinkedHashMap<>();
        List<String> senders = lines.stream()
                .skip(2)
                .map(line -> {
                    List<String> row = cells(line);
                    for (int column = 1; column < columns.size(); column++) {
                        cells.put(new Place(row.get(0), columns.get(column)), row.get(column));
                    }
                    return row.get(0);
                })
                .toList();
        return new CommittedTable(senders, columns.subList(1, columns.size()), cells);
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1).split("\\|", -1))
                .map(cell -> cell.strip().replaceAll("\\\\(.)", "$1"))
                .limit(line.chars().filter(octet -> octet == '|').count() - 1)
                .toList();
    }

    /** A verdict without its mark. */
    static String verdict(String shown) {
        return shown.replaceFirst(" (!!?|')$", "");
    }
}
