package org.fixuplab.proxy.observe;

import java.util.function.Consumer;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;

/**
 * Tells a person, in a short line each, what the firewall does: sessions, alterations, endings. Octets that are not printable ASCII are
 * shown escaped.
 */
public final class AlterationLines implements SessionObserver.Factory {

    private static final int LONGEST_QUOTE = 60;

    private final Consumer<String> lines;

    /** @param lines called on event loops, by several at once: must not block */
    public AlterationLines(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public SessionObserver observer() {
        return new Lines(lines);
    }

    private static final class Lines implements SessionObserver {

        private final Consumer<String> lines;
        private String prefix = "session: ";

        Lines(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public void opened(SessionInfo session) {
            prefix = "session " + session.id() + ": ";
            tell("opened by " + session.client().getAddress().getHostAddress() + " port "
                    + session.client().getPort());
        }

        @Override
        public boolean wantsCourse() {
            return false;
        }

        @Override
        public void accept(Event event) {
            if (event instanceof Event.Altered altered) {
                tell(altered.behaviour() + " " + deed(altered) + " (" + way(altered.from()) + ", octet "
                        + altered.offset() + ")");
            } else {
                EventSentences.of(event).ifPresent(this::tell);
            }
        }

        @Override
        public void closed(SessionEnd end) {
            tell(EventSentences.of(end));
        }

        private void tell(String sentence) {
            lines.accept(prefix + sentence);
        }

        private static String deed(Event.Altered altered) {
            if (altered.after().length == 0) {
                return "swallowed " + Quote.of(altered.before(), LONGEST_QUOTE);
            } else if (altered.before().length == 0) {
                return "answered " + Quote.of(altered.after(), LONGEST_QUOTE);
            }
            return "altered " + Quote.of(altered.before(), LONGEST_QUOTE) + " to "
                    + Quote.of(altered.after(), LONGEST_QUOTE);
        }

        private static String way(Direction from) {
            return switch (from) {
                case FROM_CLIENT -> "client to server";
                case FROM_SERVER -> "server to client";
            };
        }
    }
}
