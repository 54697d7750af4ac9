package org.fixuplab.app.report;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.event.Direction;
import org.fixuplab.lab.export.Comparison;
import org.fixuplab.lab.export.Comparison.Leg;
import org.fixuplab.lab.export.Comparison.Row;
import org.fixuplab.lab.export.Comparison.Verdict;

/** A comparison for a person: what agrees in a line, what differs in two, with carets below the octets that do. */
public final class ComparisonText {

    private static final String CUSTOMER = "customer  ";
    private static final String OURS = "ours      ";
    private static final String INDENT = " ".repeat(14);

    private final Paint paint;

    public ComparisonText(Terminal terminal) {
        this.paint = Paint.of(terminal);
    }

    /**
     * All rows, and a summary.
     *
     * @param what our session is called
     */
    public String of(Comparison comparison, String what) {
        StringBuilder text = new StringBuilder();
        comparison.rows().forEach(row -> row(text, row));
        return text.append('\n').append(summary(comparison, what)).append('\n').toString();
    }

    private void row(StringBuilder text, Row row) {
        String word = String.format(Locale.ROOT, "%-10s", word(row.verdict()));
        String who = row.from() == Direction.FROM_CLIENT ? "C: " : "S: ";
        switch (row.verdict()) {
            case SAME -> line(text, paint.good(word), who + shown(row.ours()));
            case NOT_PASTED -> line(text, paint.faint(word), who + shown(row.ours()));
            case MISSING -> line(text, paint.bad(word), who + shown(row.customer()));
            case EXTRA -> line(text, paint.bad(word), who + shown(row.ours()));
            case VOLATILE, DIFFERS -> {
                boolean bad = row.verdict() == Verdict.DIFFERS;
                line(text, bad ? paint.bad(word) : paint.good(word), who + "line " + row.line());
                text.append(INDENT)
                        .append(CUSTOMER)
                        .append(shown(row.customer()))
                        .append('\n');
                text.append(INDENT).append(OURS).append(shown(row.ours())).append('\n');
                text.append(INDENT)
                        .append(" ".repeat(OURS.length()))
                        .append(carets(row))
                        .append('\n');
            }
        }
    }

    private static void line(StringBuilder text, String word, String said) {
        text.append(word).append(said.stripTrailing()).append('\n');
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case SAME -> "same";
            case VOLATILE -> "names";
            case DIFFERS -> "differs";
            case MISSING -> "missing";
            case EXTRA -> "extra";
            case NOT_PASTED -> "not given";
        };
    }

    /** Below our line, or below the customer's where that is longer. */
    private static String carets(Row row) {
        String longer = row.ours().length() >= row.customer().length() ? row.ours() : row.customer();
        Set<Integer> differs = new HashSet<>(row.differences());
        StringBuilder carets = new StringBuilder();
        for (int i = 0; i < longer.length(); i++) {
            int width = Math.max(width(row.ours(), i), width(row.customer(), i));
            carets.append((differs.contains(i) ? "^" : " ").repeat(width));
        }
        return carets.toString().stripTrailing();
    }

    private static int width(String octets, int at) {
        return at < octets.length() ? shown(octets.charAt(at)).length() : 1;
    }

    private static String shown(String octets) {
        StringBuilder shown = new StringBuilder();
        octets.chars().forEach(c -> shown.append(shown((char) c)));
        return shown.toString();
    }

    private static String shown(char octet) {
        return octet >= ' ' && octet < 0x7f
                ? String.valueOf(octet)
                : String.format(Locale.ROOT, "\\x%02X", octet & 0xff);
    }

    private String summary(Comparison comparison, String what) {
        String side = comparison.leg() == Leg.CLIENT ? "client's" : "server's";
        long differences = comparison.rows().stream()
                .filter(row -> row.verdict().isDifference())
                .count();
        List<Verdict> all = List.of(Verdict.values());
        StringBuilder counts = new StringBuilder();
        for (Verdict verdict : all) {
            long count = comparison.count(verdict);
            if (count > 0) {
                counts.append(counts.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(summary(verdict));
            }
        }
        String head = differences == 0
                ? "The same as " + what + " on the " + side + " side: "
                : "Not the same as " + what + " on the " + side + " side: ";
        return (differences == 0 ? paint.good(head) : paint.bad(head)) + counts + ".";
    }

    private static String summary(Verdict verdict) {
        return switch (verdict) {
            case SAME -> "the same";
            case VOLATILE -> "but for names, dates and ids";
            case DIFFERS -> "different";
            case MISSING -> "missing here";
            case EXTRA -> "only here";
            case NOT_PASTED -> "before or behind what was pasted";
        };
    }
}
