package org.fixuplab.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.matrix.GridJson;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.lab.matrix.Column;
import org.fixuplab.send.SenderPersona;

/** The rows and columns there are. */
final class MatrixListing {

    private MatrixListing() {}

    static String text(Terminal terminal) {
        Paint paint = Paint.of(terminal);
        StringBuilder text = new StringBuilder(paint.strong("built-in senders")).append('\n');
        text.append(rows(personas(), terminal));
        text.append('\n').append(paint.strong("real MTAs, with --mta")).append('\n');
        text.append(rows(RealMta.titles(), terminal));
        text.append('\n').append(paint.strong("columns")).append('\n');
        Map<String, String> columns = new LinkedHashMap<>();
        MatrixColumns.standard().forEach(column -> columns.put(column.id(), column.title()));
        text.append(rows(columns, terminal)).append('\n');
        return text.append(Paragraph.wrap(
                        "",
                        "",
                        "Any other version is a column, too ('fixuplab firmware ls'), and any command line a sender.",
                        terminal.columns()))
                .toString();
    }

    static String json() {
        Map<String, Object> document = Json.document();
        List<Object> senders = new ArrayList<>();
        personas().forEach((name, title) -> senders.add(Map.of("name", name, "title", title)));
        List<Column> columns = MatrixColumns.standard();
        document.put("senders", senders);
        document.put("mtas", List.copyOf(RealMta.titles().keySet()));
        document.put("columns", GridJson.columns(columns));
        return Json.text(document);
    }

    /** Each with its title. */
    static Map<String, String> personas() {
        Map<String, String> titles = new LinkedHashMap<>();
        SenderPersona.names()
                .forEach(name -> titles.put(name, SenderPersona.named(name).title()));
        return titles;
    }

    /** A name and its title a line. */
    static String rows(Map<String, String> titles, Terminal terminal) {
        int width = titles.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        titles.forEach((name, title) -> text.append(Paragraph.wrap(
                "  " + name + " ".repeat(width - name.length() + 2),
                " ".repeat(width + 4),
                title,
                terminal.columns())));
        return text.toString();
    }
}
