package org.fixuplab.app.matrix;

import java.util.Arrays;
import java.util.Optional;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.Leak;

/** How a leak is marked in a table; the worst first, which stands for the others. */
enum LeakMark {
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
        return Arrays.stream(values())
                .filter(mark -> cell.leaks().contains(mark.leak))
                .findFirst();
    }

    /** The verdict, with its mark. */
    static String shown(Cell cell) {
        return cell.verdict() + of(cell).map(mark -> " " + mark.mark).orElse("");
    }

    String mark() {
        return mark;
    }

    String words() {
        return words;
    }
}
