package org.fixuplab.proxy;

import io.netty.buffer.Unpooled;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.inspect.Verdict;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.smtp.Octets;

/** A session without sockets: what its peers say, in turn, is judged and shown to an observer. */
final class Steps {

    static final int WHOLE = 1_000_000;

    private Steps() {}

    /**
     * Speaks until the end, or until the firewall ends it.
     *
     * @param steps lines without the last line end; the server's begin with {@code <}
     * @param cut the client's octets come in segments of this size
     */
    static void speak(InspectionPolicy policy, SessionObserver observer, List<String> steps, int cut) {
        Judge judge = new Judge(policy.inspector(observer), observer);
        for (String step : steps) {
            boolean server = step.startsWith("<");
            String octets = (server ? step.substring(1) : step) + "\r\n";
            int piece = server ? WHOLE : cut;
            for (int at = 0; at < octets.length(); at += piece) {
                byte[] segment = Octets.octets(octets.substring(at, Math.min(octets.length(), at + piece)));
                Direction from = server ? Direction.FROM_SERVER : Direction.FROM_CLIENT;
                if (judge.judge(from, Unpooled.wrappedBuffer(segment)) instanceof Verdict.End) {
                    return;
                }
            }
        }
    }
}
