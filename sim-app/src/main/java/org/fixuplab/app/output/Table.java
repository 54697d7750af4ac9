package org.fixuplab.app.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of cells in columns, two blanks between. On a terminal the columns have names and the last one is cut where the line ends; elsewhere
 * there are only rows, and they are whole. An empty cell is {@code -}. Confined to one thread.
 */
public final class Table {

    private static final String GAP = "  ";
    private static final String CUT = "...";

    private final List<String> names;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... names) {
        this.names = List.of(names);
    }

    /**
     * One more row.
     *
     * @param cells one for each column
     */
    public void add(String... cells) {
        rows.add(Arrays.stream(cells).map(cell -> cell.isEmpty() ? "-" : cell).toList());
    }

    public String text(Terminal terminal) {
        List<List<String>> shown = new ArrayList<>(rows);
        if (terminal.interactive()) {
            shown.add(0, names);
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : shown) {
            String line = line(row, shown);
            boolean fits = !terminal.interactive() || line.length() <= terminal.columns();
            String whole = fits ? line : line.substring(0, terminal.columns() - CUT.length()) + CUT;
            text.append(row == names ? Paint.of(terminal).strong(whole) : whole).append('\n');
        }
        return text.toString();
    }

    private static String line(List<String> row, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width =
                    all.stream().mapToInt(other -> other.get(column).length()).reduce(0, Math::max);
            line.append(i == 0 ? "" : GAP)
                    .append(row.get(i))
                    .append(" ".repeat(width - row.get(i).length()));
        }
        return line.toString().stripTrailing();
    }
}
