package org.fixuplab.app.client;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.fixuplab.app.output.Terminal;

/** What a lab says of its sessions and messages, in a few characters each. */
public final class Facts {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Facts() {}

    /** A person sees the time of day here; a machine the instant. */
    public static String time(String instant, Terminal terminal) {
        try {
            return terminal.interactive()
                    ? CLOCK.format(Instant.parse(instant).atZone(ZoneId.systemDefault()))
                    : instant;
        } catch (DateTimeParseException other) {
            return instant;
        }
    }

    /** {@code fin}, {@code reset/silence} where the legs ended differently, {@code open}. */
    public static String ending(Row session) {
        Row ended = session.row("ended");
        if (!ended.has("client")) {
            return "open";
        }
        String client = ended.text("client");
        String server = ended.text("server");
        return client.equals(server) ? client : client + "/" + server;
    }

    /** {@code TLSv1.3} or {@code clear}; of either shape that a lab may use. */
    public static String tls(Row row) {
        Row details = row.row("tls");
        if (details.has("protocol")) {
            return details.text("protocol");
        }
        return row.flag("tls") ? "tls" : "clear";
    }

    public static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
    }

    /** Words of a list without blanks between. */
    public static String list(List<String> words) {
        return String.join(",", words);
    }
}
