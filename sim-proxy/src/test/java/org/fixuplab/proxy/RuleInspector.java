package org.fixuplab.proxy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fixuplab.event.Direction;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.inspect.Verdict;

/** A small real inspector: a function from a segment's text to a verdict, and every {@code #} is overwritten with {@code X}. */
final class RuleInspector implements Inspector {

    /** What one segment deserves. */
    @FunctionalInterface
    interface Rule {
        Verdict verdict(Direction from, String segment);
    }

    final List<String> judged = new CopyOnWriteArrayList<>();
    final List<String> released = new CopyOnWriteArrayList<>();
    private final Rule rule;

    RuleInspector(Rule rule) {
        this.rule = rule;
    }

    /** Holds whatever the server says after the last LF. */
    static RuleInspector holdingUnfinishedReplies() {
        return new RuleInspector((from, segment) -> from == Direction.FROM_SERVER && !segment.endsWith("\n")
                ? new Verdict.Hold(segment.lastIndexOf('\n') + 1)
                : Verdict.FORWARD);
    }

    @Override
    public Verdict judge(Direction from, ByteBuffer segment) {
        String text = text(segment);
        judged.add(text);
        for (int i = segment.position(); i < segment.limit(); i++) {
            if (segment.get(i) == '#') {
                segment.put(i, (byte) 'X');
            }
        }
        return rule.verdict(from, text);
    }

    @Override
    public void release(ByteBuffer held) {
        released.add(text(held));
    }

    private static String text(ByteBuffer segment) {
        StringBuilder text = new StringBuilder();
        for (int i = segment.position(); i < segment.limit(); i++) {
            text.append((char) (segment.get(i) & 0xff));
        }
        return text.toString();
    }
}
