package org.fixuplab.lab.play;

import java.util.List;

/** What a client says and hears, step by step. Immutable. */
public record Play(List<Step> steps) {
    public Play {
        steps = List.copyOf(steps);
    }
}
