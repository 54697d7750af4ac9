package org.fixuplab.app.matrix;

import org.fixuplab.lab.matrix.Column;

/** The table for a page under version control. */
public final class GridMarkdown {

    private GridMarkdown() {}

    /** The table, what its marks, verdicts and columns are, and the totals; without times, so that a second run is no change. */
    public static String text(Grid grid) {
        StringBuilder text = new StringBuilder("| |");
        grid.columns()
                .forEach(column -> text.append(' ').append(safe(column.id())).append(" |"));
        text.append("\n|---|").append("---|".repeat(grid.columns().size())).append('\n');
        for (String sender : grid.senders()) {
            text.append("| ").append(safe(sender)).append(" |");
            for (Column column : grid.columns()) {
                String shown = grid.at(sender, column).map(LeakMark::shown).orElse("");
                text.append(' ').append(safe(shown)).append(" |");
            }
            text.append('\n');
        }
        text.append("\n| mark, verdict, column | meaning |\n|---|---|\n");
        for (LeakMark mark : LeakMark.values()) {
            text.append("| ")
                    .append(mark.mark())
                    .append(" | ")
                    .append(mark.words())
                    .append(" |\n");
        }
        for (VerdictWord verdict : VerdictWord.in(grid)) {
            text.append("| ")
                    .append(verdict.word())
                    .append(" | ")
                    .append(verdict.meaning())
                    .append(" |\n");
        }
        for (Column column : grid.columns()) {
            text.append("| ")
                    .append(safe(column.id()))
                    .append(" | ")
                    .append(safe(column.title()))
                    .append(" |\n");
        }
        return text.append('\n')
                .append(safe(grid.size() + ": " + grid.totals()))
                .append(".\n")
                .toString();
    }

    /** Text in which nothing is markup. */
    private static String safe(String text) {
        return text.replaceAll("[\\\\`*_<>|\\[\\]]", "\\\\$0").replaceAll("\\p{Cntrl}", "?");
    }
}
