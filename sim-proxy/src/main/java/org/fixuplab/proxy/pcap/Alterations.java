package org.fixuplab.proxy.pcap;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.Quote;
import org.fixuplab.proxy.record.Entry;

/** What was told of one direction's octets before they came. */
final class Alterations {

    private static final int LONGEST_QUOTE = 60;

    private final List<Event.Altered> waiting = new ArrayList<>();

    void add(Event.Altered altered) {
        waiting.add(altered);
    }

    /** Those of the segment, each at its place in the stream of the peer that sent it. Those of octets that were left out are forgotten. */
    List<Remark> of(Entry.Segment segment) {
        boolean answer = segment.before().length == 0;
        List<Remark> remarks = new ArrayList<>();
        Iterator<Event.Altered> each = waiting.iterator();
        while (each.hasNext()) {
            Event.Altered altered = each.next();
            long at = altered.offset() - segment.offset();
            if (altered.before().length > 0 && at + altered.before().length <= 0) {
                each.remove();
                continue;
            }
            boolean here = answer
                    ? altered.before().length == 0 && remarks.isEmpty()
                    : altered.before().length > 0 && at < segment.before().length;
            if (here) {
                each.remove();
                remarks.add(new Remark(answer ? 0 : (int) Math.max(0, at), sentence(altered)));
            }
        }
        return remarks;
    }

    private static String sentence(Event.Altered altered) {
        String before = Quote.of(altered.before(), LONGEST_QUOTE);
        String after = Quote.of(altered.after(), LONGEST_QUOTE);
        if (altered.before().length == 0) {
            return altered.behaviour() + ": the firewall itself says " + after;
        } else if (altered.after().length == 0) {
            return altered.behaviour() + ": " + before + " goes no further";
        }
        return altered.behaviour() + ": " + before + " became " + after;
    }
}
