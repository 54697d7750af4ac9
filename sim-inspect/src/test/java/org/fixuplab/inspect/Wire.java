package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/**
 * One session without a network: does with verdicts what a firewall does, and keeps what each peer got.
 *
 * <p>Every call is one segment, and returns the octets that went on because of it.
 */
final class Wire {

    private final List<Event> events = new ArrayList<>();
    private final Inspector inspector;
    private final StringBuilder toServer = new StringBuilder();
    private final StringBuilder toClient = new StringBuilder();
    private String held = "";
    private Verdict.@Nullable End end;

    private final Memory memory;

    Wire(InspectionRules rules) {
        this(rules, Memory.HEAP);
    }

    /** One whose segments lie in such memory. */
    Wire(InspectionRules rules, Memory memory) {
        inspector = rules.inspector(events::add);
        this.memory = memory;
    }

    /** The client sends a segment. */
    String client(String segment) {
        return send(Direction.FROM_CLIENT, segment, toServer);
    }

    /** The server sends a segment. */
    String server(String segment) {
        String octets = held + segment;
        held = "";
        return send(Direction.FROM_SERVER, octets, toClient);
    }

    /** The time for which octets may be held is over. */
    String timeOut() {
        inspector.release(buffer(held));
        toClient.append(held);
        String released = held;
        held = "";
        return released;
    }

    private String send(Direction from, String octets, StringBuilder to) {
        if (end != null) {
            return "";
        }
        // The segment stands in the midst of a larger buffer, as in a network's.
        ByteBuffer around = memory.of("<" + octets + ">");
        ByteBuffer segment = around.duplicate();
        segment.position(1).limit(segment.capacity() - 1);
        Verdict verdict = inspector.judge(from, segment);
        if (segment.position() != 1 || around.get(0) != '<' || around.get(around.limit() - 1) != '>') {
            throw new AssertionError("the inspector wrote, or moved, beyond its segment");
        }
        String judged = Octets.text(Octets.copy(segment, 1, segment.limit()));
        int before = to.length();
        int at = 0;
        Verdict rest = verdict;
        if (verdict instanceof Verdict.Spliced spliced) {
            rest = spliced.rest();
            for (Splice splice : spliced.splices()) {
                to.append(judged, at, splice.at());
                toClient.append(Octets.text(splice.answer()));
                at = splice.at() + splice.length();
            }
        }
        if (rest instanceof Verdict.Hold hold) {
            held = octets.substring(hold.forward());
        } else if (rest instanceof Verdict.End ending) {
            end = ending;
        }
        to.append(judged, at, forwarded(rest, judged.length()));
        return to.substring(before);
    }

    private static int forwarded(Verdict verdict, int all) {
        if (verdict instanceof Verdict.Hold hold) {
            return hold.forward();
        }
        if (verdict instanceof Verdict.End ending) {
            return ending.forward();
        }
        assertThat(verdict).isSameAs(Verdict.FORWARD);
        return all;
    }

    private static ByteBuffer buffer(String octets) {
        return ByteBuffer.wrap(Octets.octets(octets));
    }

    boolean mindsClientBorders() {
        return inspector.mindsBorders(Direction.FROM_CLIENT);
    }

    String toServer() {
        return toServer.toString();
    }

    String toClient() {
        return toClient.toString();
    }

    String held() {
        return held;
    }

    Verdict.@Nullable End end() {
        return end;
    }

    List<Event> events() {
        return events;
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Every event as text, octets included. */
    List<String> told() {
        return events.stream().map(Wire::told).toList();
    }

    private static String told(Event event) {
        return event instanceof Event.Altered altered ? altered(altered) : event.toString();
    }

    private static String altered(Event.Altered event) {
        return event.behaviour() + " " + event.offset() + " " + Octets.text(event.before()) + ">"
                + Octets.text(event.after());
    }

    /** Each alteration as {@code behaviour offset before>after}. */
    List<String> altered() {
        return events(Event.Altered.class).stream().map(Wire::altered).toList();
    }

    /** Each match as {@code behaviour offset subject: action, logged, class n}. */
    List<String> matched() {
        return events(Event.Matched.class).stream()
                .map(match -> "%s %d %s: %s%s%s"
                        .formatted(
                                match.behaviour(),
                                match.offset(),
                                match.subject(),
                                match.action().word(),
                                match.logged() ? ", logged" : "",
                                match.mapClass() > 0 ? ", class " + match.mapClass() : ""))
                .toList();
    }

    /** The client sends octets in segments of this size; the last may be shorter. */
    void client(String octets, int cut) {
        for (int at = 0; at < octets.length() && end == null; at += cut) {
            client(octets.substring(at, Math.min(octets.length(), at + cut)));
        }
    }

    /** A server that greets, and has accepted a DATA. */
    Wire inData() {
        server("220 mail\r\n");
        client("DATA\r\n");
        server("354 go\r\n");
        return this;
    }

    /** What of a stream no view would star. */
    static String starred(String stream, Direction direction, List<Event> events) {
        StringBuilder text = new StringBuilder(stream);
        for (Event event : events) {
            if (event instanceof Event.Secret secret && secret.from() == direction) {
                for (long i = secret.offset(); i < secret.offset() + secret.length(); i++) {
                    text.setCharAt((int) i, '*');
                }
            }
        }
        return text.toString();
    }
}
