package org.fixuplab.proxy.observe;

import java.util.Locale;
import java.util.function.Consumer;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Octets;

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
        public void accept(Event event) {
            if (event instanceof Event.Altered altered) {
                tell("%s %s (%s, octet %d)"
                        .formatted(altered.behaviour(), deed(altered), way(altered.from()), altered.offset()));
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
                return "swallowed " + quote(altered.before());
            } else if (altered.before().length == 0) {
                return "answered " + quote(altered.after());
            }
            return "altered " + quote(altered.before()) + " to " + quote(altered.after());
        }

        private static String way(Direction from) {
            return switch (from) {
                case FROM_CLIENT -> "client to server";
                case FROM_SERVER -> "server to client";
            };
        }

        private static String quote(byte[] octets) {
            StringBuilder quote = new StringBuilder("\"");
            for (int i = 0; i < Math.min(octets.length, LONGEST_QUOTE); i++) {
                byte octet = octets[i];
                if (octet >= ' ' && octet < 0x7f) {
                    quote.append((char) octet);
                } else if (octet == Octets.CR) {
                    quote.append("\\r");
                } else if (octet == Octets.LF) {
                    quote.append("\\n");
                } else {
                    quote.append(String.format(Locale.ROOT, "\\x%02X", octet & 0xff));
                }
            }
            return quote.append(octets.length > LONGEST_QUOTE ? "..." : "")
                    .append('"')
                    .toString();
        }
    }
}
