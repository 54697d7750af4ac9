package org.fixuplab.inspect;

import java.util.ArrayList;
import java.util.List;

/** What is taken out of one segment and put into it, in the segment's order. Confined to its session. */
final class Splices {

    private static final byte[] NOTHING = {};

    private List<Splice> splices = List.of();

    /** These octets never leave. */
    void swallow(int at, int length) {
        add(new Splice(at, length, NOTHING));
    }

    /** The client gets these octets, which the server never said. */
    void answer(int at, byte[] octets) {
        add(new Splice(at, 0, octets));
    }

    private void add(Splice splice) {
        if (splices.isEmpty()) {
            splices = new ArrayList<>();
        }
        splices.add(splice);
    }

    /** The verdict on the segment, which is over. Where the session ends, the segment is dropped with all that it brought about. */
    Verdict verdict(Verdict rest) {
        return splices.isEmpty() ? rest : spliced(rest);
    }

    private Verdict spliced(Verdict rest) {
        List<Splice> all = splices;
        splices = List.of();
        return rest instanceof Verdict.End ? rest : new Verdict.Spliced(all, rest);
    }
}
