package org.fixuplab.inspect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The behaviours at work, handed out kind by kind: one of a kind that nobody asks for would be switched on and do nothing. */
final class ByKind {

    private final List<Behaviour> behaviours;
    private final List<Behaviour> unasked;

    ByKind(List<Behaviour> behaviours) {
        this.behaviours = behaviours;
        this.unasked = new ArrayList<>(behaviours);
    }

    <B extends Behaviour> List<B> of(Class<B> kind) {
        unasked.removeIf(kind::isInstance);
        return behaviours.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Those of a kind that have this id. */
    <B extends Behaviour> List<B> of(Class<B> kind, String id) {
        return of(kind).stream().filter(one -> one.id().equals(id)).toList();
    }

    /** For a kind of which only one can be at work: the last one. */
    <B extends Behaviour> @Nullable B last(Class<B> kind) {
        List<B> all = of(kind);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** Whether any of them looks at octets; rules on endings only look at verdicts. */
    boolean looks() {
        return of(EndRule.class).size() < behaviours.size();
    }

    /** @throws IllegalStateException a kind was forgotten: our mistake */
    void checkAllAsked() {
        if (!unasked.isEmpty()) {
            throw new IllegalStateException("no place in the conversation asks the kind of "
                    + unasked.get(0).id());
        }
    }
}
