package org.fixuplab.app.command;

import java.util.List;
import java.util.stream.Collectors;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.lab.matrix.MatrixDiff;
import org.fixuplab.lab.matrix.SavedCell;

/** What stands below the changed cells: how many there are, and which cells could not be compared. */
final class MatrixChanges {

    private static final int SHOWN = 20;

    private MatrixChanges() {}

    static String text(MatrixDiff diff, Terminal terminal) {
        int changed = diff.changed().size();
        String summary = (changed == 0 ? "no cell" : changed == 1 ? "1 cell" : changed + " cells") + " changed";
        return summary + "\n"
                + others("not in the file", diff.added(), terminal)
                + others("only in the file", diff.missing(), terminal);
    }

    private static String others(String where, List<SavedCell> cells, Terminal terminal) {
        if (cells.isEmpty()) {
            return "";
        }
        String names = cells.stream()
                .limit(SHOWN)
                .map(cell -> cell.sender() + " " + cell.column())
                .collect(Collectors.joining("; "));
        String more = cells.size() > SHOWN ? "; and " + (cells.size() - SHOWN) + " more" : "";
        return Paragraph.wrap(cells.size() + " " + where + ": ", "  ", names + more, terminal.columns());
    }
}
