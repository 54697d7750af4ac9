package org.fixuplab.app.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.Column;

/** The table for a person: as many columns side by side as fit, then the next ones below. Immutable. */
public final class GridText {

    private static final int WIDEST_NAME = 28;
    private static final String GAP = "  ";
    /** A place that was not run. */
    private static final String NOTHING = "-";

    private final Terminal terminal;
    private final Paint paint;

    public GridText(Terminal terminal) {
        this.terminal = terminal;
        this.paint = Paint.of(terminal);
    }

    /** The table, what its marks, verdicts and columns are, and the totals. */
    public String whole(Grid grid) {
        StringBuilder text = new StringBuilder();
        for (List<Column> block : blocks(grid)) {
            text.append(block(grid, block)).append('\n');
        }
        return text.append(legend(grid)).append('\n').append(totals(grid)).toString();
    }

    /** The last line. */
    public String totals(Grid grid) {
        return Paragraph.wrap(
                "",
                GAP,
                grid.size()
                        + String.format(Locale.ROOT, " in %.1f s: ", grid.took().toMillis() / 1000.0)
                        + grid.totals(),
                terminal.columns());
    }

    /** A line a cell: {@code exim  TLS-06b  hung: why}. */
    public String complaints(Grid grid) {
        StringBuilder text = new StringBuilder();
        for (Cell cell : grid.cells()) {
            for (String complaint : grid.complaints(cell)) {
                text.append(paint.bad(cell.sender() + GAP + cell.column()))
                        .append(GAP)
                        .append(complaint)
                        .append('\n');
            }
        }
        return text.toString();
    }

    private List<List<Column>> blocks(Grid grid) {
        List<List<Column>> blocks = new ArrayList<>();
        List<Column> block = new ArrayList<>();
        int used = nameWidth(grid);
        for (Column column : grid.columns()) {
            int width = GAP.length() + width(grid, column);
            if (!block.isEmpty() && used + width > terminal.columns()) {
                blocks.add(block);
                block = new ArrayList<>();
                used = nameWidth(grid);
            }
            block.add(column);
            used += width;
        }
        if (!block.isEmpty()) {
            blocks.add(block);
        }
        return blocks;
    }

    private String block(Grid grid, List<Column> columns) {
        int nameWidth = nameWidth(grid);
        StringBuilder head = new StringBuilder(padded("", nameWidth));
        StringBuilder rule = new StringBuilder(dashes(nameWidth));
        for (Column column : columns) {
            head.append(GAP).append(padded(column.id(), width(grid, column)));
            rule.append(GAP).append(dashes(width(grid, column)));
        }
        StringBuilder text = new StringBuilder()
                .append(paint.strong(head.toString().stripTrailing()))
                .append('\n')
                .append(paint.faint(rule.toString()))
                .append('\n');
        for (String sender : grid.senders()) {
            StringBuilder row = new StringBuilder(padded(name(sender), nameWidth));
            int blanks = 0;
            for (Column column : columns) {
                String shown = shown(grid, sender, column);
                row.append(" ".repeat(blanks)).append(GAP).append(painted(grid, sender, column, shown));
                blanks = width(grid, column) - shown.length();
            }
            text.append(row).append('\n');
        }
        return text.toString();
    }

    private String painted(Grid grid, String sender, Column column, String shown) {
        return grid.at(sender, column)
                .map(cell -> Tone.of(cell).painted(shown, paint))
                .orElse(shown);
    }

    private static String shown(Grid grid, String sender, Column column) {
        return grid.at(sender, column).map(LeakMark::shown).orElse(NOTHING);
    }

    private static int width(Grid grid, Column column) {
        return grid.senders().stream()
                .mapToInt(sender -> shown(grid, sender, column).length())
                .reduce(column.id().length(), Math::max);
    }

    private static int nameWidth(Grid grid) {
        return grid.senders().stream().mapToInt(sender -> name(sender).length()).reduce(0, Math::max);
    }

    private static String name(String sender) {
        return sender.length() > WIDEST_NAME ? sender.substring(0, WIDEST_NAME - 3) + "..." : sender;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private String dashes(int width) {
        return (terminal.unicode() ? "\u2500" : "-").repeat(width);
    }

    private String legend(Grid grid) {
        StringBuilder text = new StringBuilder();
        for (LeakMark mark : LeakMark.values()) {
            if (grid.cells().stream()
                    .anyMatch(cell -> LeakMark.of(cell).filter(mark::equals).isPresent())) {
                text.append(row(mark.mark(), 2, mark.words()));
            }
        }
        text.append(text.isEmpty() ? "" : "\n");
        List<VerdictWord> verdicts = VerdictWord.in(grid);
        int widest =
                verdicts.stream().mapToInt(verdict -> verdict.word().length()).reduce(0, Math::max);
        verdicts.forEach(verdict -> text.append(row(verdict.word(), widest, verdict.meaning())));
        text.append(verdicts.isEmpty() ? "" : "\n");
        int width =
                grid.columns().stream().mapToInt(column -> column.id().length()).reduce(0, Math::max);
        grid.columns().forEach(column -> text.append(row(column.id(), width, column.title())));
        return text.toString();
    }

    /** A name and what it means. */
    public String row(String name, int width, String meaning) {
        String first = GAP + padded(name, Math.max(width, name.length())) + GAP;
        return Paragraph.wrap(first, " ".repeat(GAP.length() + width + GAP.length()), meaning, terminal.columns());
    }
}
