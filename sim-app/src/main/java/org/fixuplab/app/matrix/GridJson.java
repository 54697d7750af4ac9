package org.fixuplab.app.matrix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.report.AttemptJson;
import org.fixuplab.app.report.RunJson;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.Column;

/** A matrix for a machine. */
public final class GridJson {

    private GridJson() {}

    /** The whole document. */
    public static String text(Grid grid) {
        Map<String, Object> document = Json.document();
        document.put("passed", grid.complaints().isEmpty());
        document.put("milliseconds", grid.took().toMillis());
        document.put("senders", grid.senders());
        document.put("columns", columns(grid.columns()));
        document.put(
                "cells", grid.cells().stream().map(cell -> cell(grid, cell)).toList());
        return Json.text(document);
    }

    /** What each column is; also where nothing is run. */
    public static List<Map<String, Object>> columns(List<Column> columns) {
        return columns.stream().map(GridJson::column).toList();
    }

    private static Map<String, Object> column(Column column) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", column.id());
        row.put("title", column.title());
        row.put("firmware", column.settings().policy().firmware());
        row.put("sources", column.sources());
        return row;
    }

    private static Map<String, Object> cell(Grid grid, Cell cell) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("sender", cell.sender());
        row.put("column", cell.column());
        row.put("verdict", cell.verdict());
        row.put("leaked", cell.leaks().stream().sorted().map(CellText::word).toList());
        row.put("complaints", grid.complaints(cell));
        row.put("note", cell.note());
        row.put("milliseconds", cell.took().toMillis());
        row.put("attempts", cell.attempts().stream().map(AttemptJson::row).toList());
        row.put("sessions", cell.sessions().stream().map(RunJson::session).toList());
        return row;
    }
}
