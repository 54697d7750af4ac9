package org.fixuplab.app.matrix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.report.JunitWriter;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.Column;

/** A matrix as the XML that build servers read: a test suite a sender, a test a column. A cell that hung, or that the gate refuses, failed. */
public final class GridXml {

    private static final String HUNG = "hung";

    private GridXml() {}

    /** The whole document. */
    public static String text(Grid grid) {
        JunitWriter xml = new JunitWriter();
        xml.openSuites();
        for (String sender : grid.senders()) {
            List<Cell> cells = grid.cells().stream()
                    .filter(cell -> cell.sender().equals(sender))
                    .toList();
            xml.openSuite(
                    sender,
                    cells.size(),
                    cells.stream().filter(cell -> !faults(grid, cell).isEmpty()).count(),
                    0,
                    cells.stream().mapToLong(cell -> cell.took().toMillis()).sum());
            cells.forEach(cell -> testCase(xml, grid, cell));
            xml.close();
        }
        xml.close();
        return xml.text();
    }

    private static void testCase(JunitWriter xml, Grid grid, Cell cell) {
        Column column = grid.column(cell);
        xml.openCase(cell.column(), cell.sender(), cell.took().toMillis());
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("title", column.title());
        properties.put("verdict", cell.verdict());
        properties.put("leaked", CellText.leaks(cell));
        xml.properties(properties);
        List<String> faults = faults(grid, cell);
        if (!faults.isEmpty()) {
            xml.fault(JunitWriter.Fault.FAILURE, String.join("; ", faults), CellText.heading(cell));
        }
        xml.output(CellText.whole(cell, column));
        xml.close();
    }

    private static List<String> faults(Grid grid, Cell cell) {
        List<String> complaints = grid.complaints(cell);
        return complaints.isEmpty() && cell.verdict().equals(HUNG) ? List.of(HUNG) : complaints;
    }
}
