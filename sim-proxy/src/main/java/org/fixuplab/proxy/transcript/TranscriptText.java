package org.fixuplab.proxy.transcript;

import java.util.ArrayList;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.transcript.Cells.Cell;
import org.fixuplab.proxy.transcript.TranscriptRow.Folded;
import org.fixuplab.proxy.transcript.TranscriptRow.Note;
import org.fixuplab.proxy.transcript.TranscriptRow.Said;

/**
 * Prints transcripts for a person at a terminal: the client's view on the left, the server's on the right, and between them an arrow,
 * wavy ({@code ~>}) where the firewall altered octets. The right margin names the behaviours that did.
 */
public final class TranscriptText {

    private static final int ARROW = 4;
    private static final int GAP = 2;
    private static final int WIDEST_MARGIN = 18;
    private static final int NARROWEST_COLUMN = 18;

    private final TranscriptStyle style;
    private final Paint paint;
    private final StringBuilder out = new StringBuilder();
    private int column;

    private TranscriptText(TranscriptStyle style) {
        this.style = style;
        this.paint = style.colour() ? Paint.ANSI : Paint.NONE;
    }

    /** The whole transcript, each line ended by LF. */
    public static String print(Transcript transcript, TranscriptStyle style, TranscriptLabels labels) {
        return new TranscriptText(style).print(transcript.lines(), labels);
    }

    private String print(List<TranscriptLine> lines, TranscriptLabels labels) {
        List<TranscriptRow> rows = TranscriptRows.of(lines, style.unicode(), style.payloadLines());
        measure(rows, labels);
        header(labels);
        rows.forEach(this::print);
        return out.toString();
    }

    /** What was folded, as a row. */
    private static Said folded(Folded folded) {
        List<Cell> summary = TranscriptRows.plain(folded.summary());
        Said first = folded.rows().get(0);
        return new Said(first.at(), first.from(), summary, summary, List.of(), false, true);
    }

    private String arrow(Direction from, boolean altered) {
        boolean right = from == Direction.FROM_CLIENT;
        if (style.unicode()) {
            return altered ? (right ? "~\u25b6" : "\u25c0~") : (right ? "\u2500\u25b6" : "\u25c0\u2500");
        }
        return altered ? (right ? "~>" : "<~") : (right ? "->" : "<-");
    }

    /** Columns are as wide as their lines need, up to what the terminal has. */
    private void measure(List<TranscriptRow> rows, TranscriptLabels labels) {
        int margin = 0;
        int widest = NARROWEST_COLUMN;
        for (TranscriptRow row : rows) {
            if (row instanceof Said said) {
                for (String behaviour : said.behaviours()) {
                    margin = Math.max(margin, Math.min(WIDEST_MARGIN, behaviour.length()) + GAP);
                }
                widest = Math.max(widest, Math.max(width(said.client()), width(said.server())));
            } else if (row instanceof Folded folded) {
                widest = Math.max(widest, folded.summary().length());
            }
        }
        int names = labels.client().length()
                + labels.firewall().length()
                + labels.server().length()
                + 8;
        widest = Math.max(widest, (names - ARROW) / 2);
        column = Math.min(widest, (style.columns() - margin - ARROW) / 2);
    }

    private static int width(List<Cell> cells) {
        return cells.stream().mapToInt(Cell::width).sum();
    }

    /** {@code client ----- ASA 8.2(5) ----- MTA}, the firewall's name above the arrows. */
    private void header(TranscriptLabels labels) {
        int total = 2 * column + ARROW;
        String dash = style.unicode() ? "\u2500" : "-";
        int left = labels.client().length() + 1;
        int right = labels.server().length() + 1;
        int firewall = labels.firewall().length() + 2;
        int before = Math.max(2, (total - firewall) / 2 - left);
        int after = Math.max(2, total - left - before - firewall - right);
        out.append(paint.strong(labels.client()))
                .append(' ')
                .append(paint.faint(dash.repeat(before)))
                .append(' ')
                .append(paint.strong(labels.firewall()))
                .append(' ')
                .append(paint.faint(dash.repeat(after)))
                .append(' ')
                .append(paint.strong(labels.server()))
                .append('\n');
    }

    private void print(TranscriptRow row) {
        if (row instanceof Note note) {
            for (List<Cell> piece : wrap(TranscriptRows.plain("-- " + note.sentence()), style.columns())) {
                out.append(paint.note(text(piece).stripTrailing())).append('\n');
            }
        } else if (row instanceof Folded folded) {
            print(folded(folded));
        } else if (row instanceof Said said) {
            print(said);
        }
    }

    private void print(Said row) {
        List<List<Cell>> left = wrap(row.client(), column);
        List<List<Cell>> right = wrap(row.server(), column);
        int height = Math.max(
                Math.max(left.size(), right.size()),
                Math.max(1, row.behaviours().size()));
        boolean leftIsSender = row.from() == Direction.FROM_CLIENT;
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder();
            column(line, i < left.size() ? left.get(i) : List.of(), row, leftIsSender);
            line.append(' ')
                    .append(i == 0 ? paint.arrow(arrow(row.from(), row.altered()), row.altered()) : "  ")
                    .append(' ');
            List<Cell> cells = i < right.size() ? right.get(i) : List.of();
            if (i < row.behaviours().size()) {
                column(line, cells, row, !leftIsSender);
                line.append(" ".repeat(GAP))
                        .append(paint.margin(row.behaviours().get(i)));
            } else {
                line.append(painted(cells, row, !leftIsSender));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private void column(StringBuilder line, List<Cell> cells, Said row, boolean sender) {
        line.append(painted(cells, row, sender)).append(" ".repeat(Math.max(0, column - width(cells))));
    }

    /** Runs of cells of one look, each painted once. */
    private String painted(List<Cell> cells, Said row, boolean sender) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.size(); ) {
            Cell first = cells.get(i);
            int end = i;
            while (end < cells.size()
                    && cells.get(end).altered() == first.altered()
                    && cells.get(end).added() == first.added()) {
                end++;
            }
            String run = text(cells.subList(i, end));
            if (first.altered()) {
                text.append(sender ? paint.lost(run) : paint.altered(run));
            } else {
                text.append(row.faint() || first.added() ? paint.faint(run) : run);
            }
            i = end;
        }
        return text.toString();
    }

    private static String text(List<Cell> cells) {
        StringBuilder text = new StringBuilder();
        cells.forEach(cell -> text.append(cell.text()));
        return text.toString();
    }

    /** Pieces that fit, broken after a blank where one is near, and nowhere within a cell. */
    private static List<List<Cell>> wrap(List<Cell> cells, int width) {
        List<List<Cell>> pieces = new ArrayList<>();
        int start = 0;
        while (start < cells.size()) {
            int end = start;
            int used = 0;
            int afterBlank = -1;
            while (end < cells.size() && used + cells.get(end).width() <= width) {
                used += cells.get(end).width();
                end++;
                if (cells.get(end - 1).text().equals(" ")) {
                    afterBlank = end;
                }
            }
            if (end < cells.size() && afterBlank > start + (end - start) / 2) {
                end = afterBlank;
            }
            pieces.add(cells.subList(start, end));
            start = end;
        }
        return pieces;
    }
}
