package org.fixuplab.proxy.transcript;

import java.util.ArrayList;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.observe.EventSentences;
import org.fixuplab.proxy.transcript.Cells.Cell;
import org.fixuplab.proxy.transcript.TranscriptLine.Kind;
import org.fixuplab.proxy.transcript.TranscriptRow.Folded;
import org.fixuplab.proxy.transcript.TranscriptRow.Note;
import org.fixuplab.proxy.transcript.TranscriptRow.Said;
import org.fixuplab.smtp.Octets;

/** The one walk from a transcript's lines to what is printed of them. Used once. */
final class TranscriptRows {

    private final boolean unicode;
    private final int payloadLines;
    private final List<TranscriptRow> rows = new ArrayList<>();

    private TranscriptRows(boolean unicode, int payloadLines) {
        this.unicode = unicode;
        this.payloadLines = payloadLines;
    }

    /**
     * @param unicode whether UTF-8 is shown as text, or octet by octet
     * @param payloadLines how many lines of a message are shown before the rest is folded
     */
    static List<TranscriptRow> of(List<TranscriptLine> lines, boolean unicode, int payloadLines) {
        TranscriptRows made = new TranscriptRows(unicode, payloadLines);
        for (int i = 0; i < lines.size(); ) {
            if (lines.get(i).kind() == Kind.PAYLOAD) {
                i = made.payload(lines, i);
            } else {
                made.rows.add(made.row(lines.get(i++)));
            }
        }
        return made.rows;
    }

    private TranscriptRow row(TranscriptLine line) {
        return switch (line.kind()) {
            case DIALOGUE, PAYLOAD -> said(line);
            case OPAQUE -> {
                List<Cell> counted = plain("[TLS, " + EventSentences.octets(line.length()) + "]");
                yield new Said(line.at(), line.from(), counted, counted, List.of(), false, true);
            }
            case NOTE -> new Note(line.at(), line.sent());
        };
    }

    private Said said(TranscriptLine line) {
        boolean altered = line.altered();
        List<Cell> sent = Cells.of(line.before(), line.after(), unicode);
        List<Cell> got = altered ? Cells.of(line.after(), line.before(), unicode) : sent;
        if (line.after().length == 0) {
            got = plain("(nothing)");
        } else if (line.before().length == 0) {
            sent = plain("(nothing)");
        }
        boolean fromClient = line.from() == Direction.FROM_CLIENT;
        return new Said(
                line.at(),
                line.from(),
                fromClient ? sent : got,
                fromClient ? got : sent,
                line.behaviours(),
                altered,
                line.kind() == Kind.PAYLOAD);
    }

    /** Words that are not the wire's. */
    static List<Cell> plain(String text) {
        List<Cell> cells = new ArrayList<>();
        Octets.text(Octets.octets(text))
                .chars()
                .forEach(each -> cells.add(
                        new Cell(each >= ' ' && each < 0x7f ? String.valueOf((char) each) : "?", 1, false, true)));
        return cells;
    }

    /** A payload: its first lines, every altered line, its last line; the rest is folded. */
    private int payload(List<TranscriptLine> lines, int from) {
        int end = from;
        while (end < lines.size() && lines.get(end).kind() == Kind.PAYLOAD) {
            end++;
        }
        int shown = end - from <= payloadLines + 2 ? end : from + payloadLines;
        for (int i = from; i < end; ) {
            List<Said> folded = new ArrayList<>();
            long octets = 0;
            for (int next = i;
                    next >= shown && next < end - 1 && !lines.get(next).altered();
                    next++) {
                octets += lines.get(next).length();
                folded.add(said(lines.get(next)));
            }
            if (folded.size() > 1) {
                rows.add(new Folded(
                        folded, "... %d more lines (%s)".formatted(folded.size(), EventSentences.octets(octets))));
                i += folded.size();
            } else {
                rows.add(said(lines.get(i++)));
            }
        }
        return end;
    }
}
