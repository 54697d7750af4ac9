package org.fixuplab.lab.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fixuplab.event.Direction;
import org.fixuplab.explain.PastedDialogue;
import org.fixuplab.lab.export.Alignment.Pair;
import org.fixuplab.lab.journal.JournaledSession;

/**
 * What a customer pasted, beside one of our sessions, line by line. Immutable.
 *
 * <p>Blanks at the ends of lines count for nothing, as pasting loses them; case and every other octet count.
 *
 * @param leg on which side of the firewall our session was heard
 */
public record Comparison(Leg leg, List<Row> rows) {

    /** Of two sessions this long, each line is compared with each. */
    private static final int MOST_LINES = 2_000;

    /** Where the customer stood. */
    public enum Leg {
        CLIENT,
        SERVER
    }

    /** How two lines, or one, compare. */
    public enum Verdict {
        SAME,
        /** They differ in dates, names, addresses and ids, and in nothing else. */
        VOLATILE,
        DIFFERS,
        /** The customer has it, and we have not. */
        MISSING,
        /** We have it, and the customer has not. */
        EXTRA,
        /** It stands before or behind what was pasted. */
        NOT_PASTED;

        /** Whether the sessions are different because of it. */
        public boolean isDifference() {
            return this == DIFFERS || this == MISSING || this == EXTRA;
        }
    }

    /** One line of ours as it was on the leg. */
    record Said(Direction from, String text) {}

    /**
     * One line, or two that belong together. Texts hold an octet a character.
     *
     * @param line of the paste, from 1; 0 if it has no such line
     * @param customer empty if there is none
     * @param ours empty if there is none; as long as the customer's, if its end was left out in the paste
     */
    public record Row(Verdict verdict, Direction from, int line, String customer, String ours) {

        /** Where the first line differs from the second, octet by octet; what one is longer by differs, too. */
        public List<Integer> differences() {
            List<Integer> differences = new ArrayList<>();
            for (int i = 0; i < Math.max(customer.length(), ours.length()); i++) {
                if (i >= customer.length() || i >= ours.length() || customer.charAt(i) != ours.charAt(i)) {
                    differences.add(i);
                }
            }
            return differences;
        }
    }

    public Comparison {
        rows = List.copyOf(rows);
    }

    /** On the client's side; empty if no session can be read out of the text. */
    public static Optional<Comparison> of(String customerText, JournaledSession session) {
        return of(customerText, WireLine.of(session.transcript()), Leg.CLIENT);
    }

    /** Of several sessions in a text the one that is most like ours; empty if there is none. */
    public static Optional<Comparison> of(String customerText, List<WireLine> session, Leg leg) {
        List<Said> ours = session.stream()
                .map(line -> new Said(line.from(), line.on(leg)))
                .filter(said -> !said.text().isEmpty())
                .limit(MOST_LINES)
                .toList();
        return PastedDialogue.in(customerText).stream()
                .map(dialogue -> new PastedDialogue(
                        dialogue.lines().stream().limit(MOST_LINES).toList(), dialogue.ended()))
                .map(dialogue -> new Reading(dialogue, new Alignment(dialogue.lines(), ours)))
                .max(Comparator.comparingInt(reading -> reading.alignment.worth()))
                .map(reading -> new Comparison(leg, reading.rows(ours)));
    }

    /** Whether a customer's firewall may have done what ours did. */
    public boolean isSame() {
        return rows.stream().noneMatch(row -> row.verdict().isDifference());
    }

    public long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    private record Reading(PastedDialogue dialogue, Alignment alignment) {

        List<Row> rows(List<Said> ours) {
            List<Pair> pairs = alignment.pairs();
            int first = 0;
            while (first < pairs.size() && pairs.get(first).theirs() < 0) {
                first++;
            }
            int last = pairs.size() - 1;
            while (last >= 0 && pairs.get(last).theirs() < 0) {
                last--;
            }
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < pairs.size(); i++) {
                boolean beyond = i < first || (i > last && !dialogue.ended());
                rows.add(row(pairs.get(i), ours, beyond));
            }
            return rows;
        }

        private Row row(Pair pair, List<Said> ours, boolean beyond) {
            if (pair.theirs() < 0) {
                Said only = ours.get(pair.ours());
                return new Row(beyond ? Verdict.NOT_PASTED : Verdict.EXTRA, only.from(), 0, "", only.text());
            }
            PastedDialogue.Line line = dialogue.lines().get(pair.theirs());
            String text = Alignment.octets(line);
            if (pair.ours() < 0) {
                return new Row(Verdict.MISSING, line.from(), line.number(), text, "");
            }
            String other = Alignment.cut(ours.get(pair.ours()).text(), line);
            return new Row(verdict(text, other), line.from(), line.number(), text, other);
        }

        private static Verdict verdict(String text, String other) {
            if (text.equals(other)) {
                return Verdict.SAME;
            }
            return Volatile.without(text).equals(Volatile.without(other)) ? Verdict.VOLATILE : Verdict.DIFFERS;
        }
    }
}
