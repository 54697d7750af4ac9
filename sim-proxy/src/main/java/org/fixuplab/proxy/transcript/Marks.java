package org.fixuplab.proxy.transcript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of one direction's stream of which something was told before their octets came. They are handed out line by line, and what is
 * behind the line is not looked at: one segment may bring thousands.
 */
final class Marks {

    /**
     * The octets {@code [from, to)}; none, if it is a place between two.
     *
     * @param number in the order of telling
     */
    record Mark(String behaviour, long from, long to, long number) {}

    private final Queue<Mark> waiting = new PriorityQueue<>(
            Comparator.comparingLong(Mark::from).thenComparingLong(Mark::to).thenComparingLong(Mark::number));
    private long told;

    void add(String behaviour, long from, long octets) {
        waiting.add(new Mark(behaviour, from, from + octets, told++));
    }

    /** Those that begin before {@code end}, in the stream's order. One that reaches beyond it will be handed out again. */
    List<Mark> before(long end) {
        List<Mark> marks = new ArrayList<>(0);
        for (Mark mark = waiting.peek(); mark != null && mark.from() < end; mark = waiting.peek()) {
            marks.add(waiting.remove());
        }
        for (Mark mark : marks) {
            if (mark.to() > end) {
                waiting.add(mark);
            }
        }
        return marks;
    }

    /** The one that marks just this place, if it comes first. */
    @Nullable
    Mark at(long place) {
        Mark mark = waiting.peek();
        return mark != null && mark.from() == place && mark.to() == place ? waiting.remove() : null;
    }
}
