package org.fixuplab.lab.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fixuplab.event.Direction;
import org.fixuplab.explain.PastedDialogue.Line;
import org.fixuplab.smtp.Octets;

/** Which line of one session is which line of the other: the pairs that agree most, in the order of both. Used once. */
final class Alignment {

    private static final int SAME = 100;
    private static final int VOLATILE = 90;
    private static final int ALIKE = 30;
    private static final int ANY = 1;
    private static final int NEVER = -1;

    /** A pair; -1 where one side has no such line. */
    record Pair(int theirs, int ours) {}

    private final List<Line> theirs;
    private final List<Comparison.Said> ours;
    private final int[][] best;

    /** Each line is compared with many. */
    private final Map<String, String> steady = new HashMap<>();

    Alignment(List<Line> theirs, List<Comparison.Said> ours) {
        this.theirs = theirs;
        this.ours = ours;
        this.best = new int[theirs.size() + 1][ours.size() + 1];
        for (int i = theirs.size() - 1; i >= 0; i--) {
            for (int j = ours.size() - 1; j >= 0; j--) {
                int worth = worth(theirs.get(i), ours.get(j));
                int paired = worth == NEVER ? NEVER : worth + best[i + 1][j + 1];
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
    }

    int worth() {
        return best[0][0];
    }

    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < theirs.size() && j < ours.size()) {
            int worth = worth(theirs.get(i), ours.get(j));
            if (worth != NEVER && best[i][j] == worth + best[i + 1][j + 1]) {
                pairs.add(new Pair(i++, j++));
            } else if (best[i][j] == best[i + 1][j]) {
                pairs.add(new Pair(i++, -1));
            } else {
                pairs.add(new Pair(-1, j++));
            }
        }
        while (i < theirs.size()) {
            pairs.add(new Pair(i++, -1));
        }
        while (j < ours.size()) {
            pairs.add(new Pair(-1, j++));
        }
        return Collections.unmodifiableList(pairs);
    }

    private int worth(Line theirs, Comparison.Said ours) {
        if (theirs.from() != ours.from()) {
            return NEVER;
        }
        String text = octets(theirs);
        String other = cut(ours.text(), theirs);
        if (text.equals(other)) {
            return SAME;
        }
        if (steady(text).equals(steady(other))) {
            return VOLATILE;
        }
        return key(theirs.from(), text).equals(key(theirs.from(), other)) ? ALIKE + prefix(text, other) : ANY;
    }

    private String steady(String text) {
        return steady.computeIfAbsent(text, Volatile::without);
    }

    /** A reply's code, a command's verb. */
    private static String key(Direction from, String text) {
        return from == Direction.FROM_SERVER
                ? text.substring(0, Math.min(4, text.length()))
                : text.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    }

    private static int prefix(String text, String other) {
        int same = 0;
        while (same < Math.min(text.length(), other.length()) && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        return Math.min(same, VOLATILE - ALIKE - 1);
    }

    /** What was pasted, as octets. */
    static String octets(Line line) {
        return Octets.text(line.text().getBytes(StandardCharsets.UTF_8)).stripTrailing();
    }

    /** Our line, as far as the other was pasted. */
    static String cut(String ours, Line theirs) {
        int length = octets(theirs).length();
        String text = ours.stripTrailing();
        return theirs.open() && text.length() > length ? text.substring(0, length) : text;
    }
}
