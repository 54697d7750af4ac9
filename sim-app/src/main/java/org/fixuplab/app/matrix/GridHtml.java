package org.fixuplab.app.matrix;

import java.util.List;
import java.util.Optional;
import org.fixuplab.app.report.AttemptText;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.Column;
import org.fixuplab.send.Attempt;
import org.fixuplab.words.Markup;

/**
 * The table as one page that needs nothing else: no script, no font, no picture from anywhere. Each cell leads to what happened in it, and no more than that is shown. Whatever
 * was on the wire is escaped.
 */
public final class GridHtml {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Fixup Lab: senders and firewalls</title>
            <style>
            :root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #bbb; --head: #f0f0f0;
              --tls: #d3ecd3; --clear: #f8d0cc; --kept: #fbeab8; --lost: #dcdcdc; --wrong: #e3cdf2; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #181818; --line: #555; --head: #282828;
              --tls: #1d4a22; --clear: #6b1f18; --kept: #5a4a10; --lost: #3c3c3c; --wrong: #4b2860; } }
            body { font: 15px/1.4 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 1.5em; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; }
            th, td { border: 1px solid var(--line); padding: .2em .5em; text-align: left; vertical-align: top; white-space: nowrap; }
            thead th { background: var(--head); }
            tbody th { background: var(--head); position: sticky; left: 0; }
            td a { color: inherit; }
            .tls { background: var(--tls); } .clear { background: var(--clear); } .kept { background: var(--kept); }
            .lost { background: var(--lost); } .wrong { background: var(--wrong); }
            .fails { outline: 3px double currentColor; outline-offset: -4px; }
            section { display: none; }
            section:target, #all:target section { display: block; }
            section h3 { border-top: 1px solid var(--line); padding-top: .5em; }
            h3 span { padding: 0 .4em; }
            pre { overflow-x: auto; font-size: 13px; }
            @media print { @page { size: landscape; } body { margin: 0; font-size: 10px; } .wide { overflow: visible; }
              th, td { white-space: normal; print-color-adjust: exact; } nav { display: none; } }
            </style>
            </head>
            <body>
            """;

    private GridHtml() {}

    /** The whole page. */
    public static String text(Grid grid) {
        StringBuilder page = new StringBuilder(HEAD).append("<h1 id=\"top\">Senders and firewalls</h1>\n");
        page.append("<p>")
                .append(Markup.safe(grid.size() + ": " + grid.totals()))
                .append(".</p>\n");
        table(page, grid);
        page.append("<nav><p>A verdict leads to its sessions. <a href=\"#all\">Show all of them</a></p></nav>\n");
        page.append("<div id=\"all\">\n");
        for (int row = 0; row < grid.senders().size(); row++) {
            for (int column = 0; column < grid.columns().size(); column++) {
                Column of = grid.columns().get(column);
                Optional<Cell> cell = grid.at(grid.senders().get(row), of);
                if (cell.isPresent()) {
                    details(page, grid, cell.get(), of, id(row, column));
                }
            }
        }
        page.append("</div>\n");
        legend(page, grid);
        return page.append("</body>\n</html>\n").toString();
    }

    private static void table(StringBuilder page, Grid grid) {
        page.append("<div class=\"wide\">\n<table>\n<thead>\n<tr><th scope=\"col\">sender</th>");
        for (Column column : grid.columns()) {
            page.append("<th scope=\"col\" title=\"")
                    .append(Markup.safe(column.title()))
                    .append("\">")
                    .append(Markup.safe(column.id()))
                    .append("</th>");
        }
        page.append("</tr>\n</thead>\n<tbody>\n");
        for (int row = 0; row < grid.senders().size(); row++) {
            String sender = grid.senders().get(row);
            page.append("<tr><th scope=\"row\">").append(Markup.safe(sender)).append("</th>");
            for (int column = 0; column < grid.columns().size(); column++) {
                Optional<Cell> cell = grid.at(sender, grid.columns().get(column));
                String id = id(row, column);
                page.append(cell.map(it -> cell(grid, it, id)).orElse("<td></td>"));
            }
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n</div>\n");
    }

    private static String cell(Grid grid, Cell cell, String id) {
        String fails = grid.complaints(cell).isEmpty() ? "" : " fails";
        return "<td class=\"" + Tone.of(cell).word() + fails + "\"><a href=\"#" + id + "\">"
                + Markup.safe(LeakMark.shown(cell)) + "</a></td>";
    }

    private static void legend(StringBuilder page, Grid grid) {
        page.append("<h2>What it means</h2>\n<table>\n<tbody>\n");
        for (LeakMark mark : LeakMark.values()) {
            meaning(page, mark.mark(), mark.words(), List.of());
        }
        VerdictWord.in(grid).forEach(verdict -> meaning(page, verdict.word(), verdict.meaning(), List.of()));
        grid.columns().forEach(column -> meaning(page, column.id(), column.title(), column.sources()));
        page.append("</tbody>\n</table>\n");
    }

    private static void meaning(StringBuilder page, String name, String words, List<String> sources) {
        page.append("<tr><th scope=\"row\">")
                .append(Markup.safe(name))
                .append("</th><td>")
                .append(Markup.safe(words))
                .append(sources.isEmpty() ? "" : "<br><small>" + Markup.safe(String.join("; ", sources)) + "</small>")
                .append("</td></tr>\n");
    }

    private static void details(StringBuilder page, Grid grid, Cell cell, Column column, String id) {
        page.append("<section id=\"")
                .append(id)
                .append("\"><h3>")
                .append(Markup.safe(cell.sender()))
                .append(" behind ")
                .append(Markup.safe(cell.column()))
                .append(": <span class=\"")
                .append(Tone.of(cell).word())
                .append("\">")
                .append(Markup.safe(LeakMark.shown(cell)))
                .append("</span></h3>\n");
        grid.complaints(cell).forEach(words -> paragraph(page, "fails: " + words));
        paragraph(page, cell.leaks().isEmpty() ? "" : "leaked: " + CellText.leaks(cell));
        paragraph(page, cell.note());
        if (!cell.attempts().isEmpty()) {
            page.append("<ol>\n");
            for (Attempt attempt : cell.attempts()) {
                page.append("<li>")
                        .append(Markup.safe(AttemptText.line(attempt)))
                        .append("</li>\n");
            }
            page.append("</ol>\n");
        }
        page.append("<pre>")
                .append(Markup.safe(CellText.sessions(cell, column).strip()))
                .append("</pre>\n<nav><p><a href=\"#top\">Back to the table</a></p></nav>\n</section>\n");
    }

    private static void paragraph(StringBuilder page, String words) {
        if (!words.isEmpty()) {
            page.append("<p>").append(Markup.safe(words)).append("</p>\n");
        }
    }

    private static String id(int row, int column) {
        return "c-" + (row + 1) + "-" + (column + 1);
    }
}
