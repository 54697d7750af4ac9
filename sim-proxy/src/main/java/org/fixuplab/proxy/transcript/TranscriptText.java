package org.fixuplab.proxy.transcript;

import java.util.ArrayList;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.observe.EventSentences;
import org.fixuplab.proxy.transcript.Cells.Cell;
import org.fixuplab.proxy.transcript.TranscriptLine.Kind;
import org.fixuplab.smtp.Octets;

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
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private int column;

    /** What is printed side by side, before it is wrapped. */
    private record Row(
            List<Cell> left, String arrow, List<Cell> right, List<String> margin, boolean altered, boolean faint) {}

    private TranscriptText(TranscriptStyle style) {
        this.style = style;
        this.paint = style.colour() ? Paint.ANSI : Paint.NONE;
    }

    /** The whole transcript, each line ended by LF. */
    public static String print(Transcript transcript, TranscriptStyle style, TranscriptLabels labels) {
        return new TranscriptText(style).print(transcript.lines(), labels);
    }

    private String print(List<TranscriptLine> lines, TranscriptLabels labels) {
        for (int i = 0; i < lines.size(); ) {
            i = lines.get(i).kind() == Kind.PAYLOAD ? addPayload(lines, i) : add(lines.get(i), i);
        }
        measure(labels);
        header(labels);
        rows.forEach(this::print);
        return out.toString();
    }

    // From lines to rows.

    private int add(TranscriptLine line, int index) {
        switch (line.kind()) {
            case DIALOGUE, PAYLOAD -> rows.add(row(line));
            case OPAQUE -> rows.add(both(line.from(), "[TLS, " + EventSentences.octets(line.length()) + "]"));
            case NOTE -> rows.add(new Row(plain("-- " + line.sent()), "", List.of(), List.of(), false, true));
        }
        return index + 1;
    }

    private Row row(TranscriptLine line) {
        boolean altered = line.altered();
        List<Cell> sent = Cells.of(line.before(), line.after(), style.unicode());
        List<Cell> got = altered ? Cells.of(line.after(), line.before(), style.unicode()) : sent;
        if (line.after().length == 0) {
            got = plain("(nothing)");
        } else if (line.before().length == 0) {
            sent = plain("(nothing)");
        }
        boolean fromClient = line.from() == Direction.FROM_CLIENT;
        return new Row(
                fromClient ? sent : got,
                arrow(line.from(), altered),
                fromClient ? got : sent,
                line.behaviours(),
                altered,
                line.kind() == Kind.PAYLOAD);
    }

    private Row both(Direction from, String text) {
        return new Row(plain(text), arrow(from, false), plain(text), List.of(), false, true);
    }

    private static List<Cell> plain(String text) {
        List<Cell> cells = new ArrayList<>();
        Octets.text(Octets.octets(text))
                .chars()
                .forEach(each -> cells.add(
                        new Cell(each >= ' ' && each < 0x7f ? String.valueOf((char) each) : "?", 1, false, true)));
        return cells;
    }

    /** A payload: its first lines, every altered line, its last line; the rest is only counted. */
    private int addPayload(List<TranscriptLine> lines, int from) {
        int end = from;
        while (end < lines.size() && lines.get(end).kind() == Kind.PAYLOAD) {
            end++;
        }
        int shown = end - from <= style.payloadLines() + 2 ? end : from + style.payloadLines();
        for (int i = from; i < end; ) {
            int next = i;
            long octets = 0;
            while (next >= shown && next < end - 1 && !lines.get(next).altered()) {
                octets += lines.get(next++).length();
            }
            if (next - i > 1) {
                rows.add(both(
                        Direction.FROM_CLIENT,
                        "... %d more lines (%s)".formatted(next - i, EventSentences.octets(octets))));
                i = next;
            } else {
                rows.add(row(lines.get(i++)));
            }
        }
        return end;
    }

    private String arrow(Direction from, boolean altered) {
        boolean right = from == Direction.FROM_CLIENT;
        if (style.unicode()) {
            return altered ? (right ? "~\u25b6" : "\u25c0~") : (right ? "\u2500\u25b6" : "\u25c0\u2500");
        }
        return altered ? (right ? "~>" : "<~") : (right ? "->" : "<-");
    }

    // From rows to text.

    /** Columns are as wide as their lines need, up to what the terminal has. */
    private void measure(TranscriptLabels labels) {
        int margin = 0;
        int widest = NARROWEST_COLUMN;
        for (Row row : rows) {
            for (String behaviour : row.margin()) {
                margin = Math.max(margin, Math.min(WIDEST_MARGIN, behaviour.length()) + GAP);
            }
            if (!row.arrow().isEmpty()) {
                widest = Math.max(widest, Math.max(width(row.left()), width(row.right())));
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

    private void print(Row row) {
        if (row.arrow().isEmpty()) {
            for (List<Cell> piece : wrap(row.left(), style.columns())) {
                out.append(paint.note(text(piece).stripTrailing())).append('\n');
            }
            return;
        }
        List<List<Cell>> left = wrap(row.left(), column);
        List<List<Cell>> right = wrap(row.right(), column);
        int height = Math.max(
                Math.max(left.size(), right.size()), Math.max(1, row.margin().size()));
        boolean leftIsSender = row.arrow().endsWith(">") || row.arrow().endsWith("\u25b6");
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder();
            column(line, i < left.size() ? left.get(i) : List.of(), row, leftIsSender);
            line.append(' ')
                    .append(i == 0 ? paint.arrow(row.arrow(), row.altered()) : "  ")
                    .append(' ');
            List<Cell> cells = i < right.size() ? right.get(i) : List.of();
            if (i < row.margin().size()) {
                column(line, cells, row, !leftIsSender);
                line.append(" ".repeat(GAP)).append(paint.margin(row.margin().get(i)));
            } else {
                line.append(painted(cells, row, !leftIsSender));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private void column(StringBuilder line, List<Cell> cells, Row row, boolean sender) {
        line.append(painted(cells, row, sender)).append(" ".repeat(Math.max(0, column - width(cells))));
    }

    /** Runs of cells of one look, each painted once. */
    private String painted(List<Cell> cells, Row row, boolean sender) {
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
