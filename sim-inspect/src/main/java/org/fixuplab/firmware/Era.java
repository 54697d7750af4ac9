package org.fixuplab.firmware;

import java.util.List;

/** Versions of one platform in which nothing of the catalogue changes. Immutable. */
public record Era(Interval interval, List<BehaviourState> states) {

    public Era {
        states = List.copyOf(states);
    }

    /** The behaviours at work, in the catalogue's order. */
    public List<BehaviourState> enabled() {
        return states.stream().filter(BehaviourState::enabled).toList();
    }
}
