package org.fixuplab.app.matrix;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.Leak;

/** How a leak is marked in a table; the worst first, which stands for the others. */
public enum LeakMark {
    CREDENTIALS(Leak.CREDENTIALS, "!!", "credentials in clear"),
    MESSAGE(Leak.MESSAGE, "!", "the message in clear"),
    ENVELOPE(Leak.ENVELOPE, "'", "no more than the envelope in clear");

    private final Leak leak;
    private final String mark;
    private final String words;

    LeakMark(Leak leak, String mark, String words) {
        this.leak = leak;
        this.mark = mark;
        this.words = words;
    }

    static Optional<LeakMark> of(Cell cell) {
        return of(cell.leaks());
    }

    private static Optional<LeakMark> of(Set<Leak> leaks) {
        return Arrays.stream(values()).filter(mark -> leaks.contains(mark.leak)).findFirst();
    }

    /** The verdict, with its mark. */
    static String shown(Cell cell) {
        return shown(cell.verdict(), cell.leaks());
    }

    /** A verdict, with the mark of the worst leak. */
    public static String shown(String verdict, Set<Leak> leaks) {
        return verdict + of(leaks).map(mark -> " " + mark.mark).orElse("");
    }

    String mark() {
        return mark;
    }

    String words() {
        return words;
    }
}
