package org.fixuplab.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.EventSink;
import org.jspecify.annotations.Nullable;

/**
 * The matches of one direction. Rules look at a stretch one after the other; their matches are told in the stream's order, where two are at
 * the same octet in the map's, and the first that ends the session is the last one told. So it makes no difference where segments are cut.
 *
 * <p>Confined to its session.
 */
final class Matches {

    private record Match(Consequence consequence, long offset) {}

    private static final Comparator<Match> ORDER =
            Comparator.comparingLong(Match::offset).thenComparingInt(match -> match.consequence.mapClass());

    private final Direction direction;
    private final EventSink events;
    private final List<Match> waiting = new ArrayList<>();
    private @Nullable Verdict ending;

    Matches(Direction direction, EventSink events) {
        this.direction = direction;
        this.events = events;
    }

    /** A rule matches; {@code offset} is that of the octet by which it is known. */
    void add(Consequence consequence, long offset) {
        waiting.add(new Match(consequence, offset));
    }

    /**
     * The stretch is read.
     *
     * @return whether the session ends
     */
    boolean settle() {
        if (!waiting.isEmpty()) {
            waiting.sort(ORDER);
            for (Match match : waiting) {
                if (ending == null) {
                    tell(match);
                }
            }
            waiting.clear();
        }
        return ending != null;
    }

    private void tell(Match match) {
        Consequence what = match.consequence;
        events.accept(new Event.Matched(
                what.behaviour(),
                direction,
                match.offset,
                what.subject(),
                what.action(),
                what.logged(),
                what.mapClass()));
        if (what.action().endsSession()) {
            events.accept(new Event.Ended(
                    what.behaviour(), what.action().legAct(), what.action().legAct()));
            ending = new Verdict.End(0, what.action().legAct(), what.action().legAct());
        }
    }

    /** How the session ends, once it does. */
    @Nullable
    Verdict ending() {
        return ending;
    }
}
