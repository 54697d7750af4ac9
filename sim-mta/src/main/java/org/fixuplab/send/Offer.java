package org.fixuplab.send;

import java.util.List;
import java.util.Locale;

/**
 * What a server's reply to EHLO offers. Immutable.
 *
 * @param reply {@link Reply#NONE} after HELO
 */
record Offer(Reply reply) {

    /** After HELO: nothing. */
    static final Offer NOTHING = new Offer(Reply.NONE);

    /** @param match how the persona looks for it: {@code any-case}, {@code exact} or {@code substring} */
    boolean hasStartTls(String match) {
        return switch (match) {
            case "exact" ->
                reply.keywords().stream().anyMatch(line -> word(line).equals("STARTTLS"));
            case "substring" -> reply.text().contains("STARTTLS");
            default -> has("STARTTLS");
        };
    }

    /** Whether there is this upper-case keyword, in any case. */
    boolean has(String keyword) {
        return reply.keywords().stream().anyMatch(line -> upper(word(line)).equals(keyword));
    }

    /** The mechanisms after AUTH, in upper case; {@code AUTH=} is the same, as old Microsoft servers say it. */
    List<String> mechanisms() {
        return reply.keywords().stream()
                .map(line -> upper(line).replace('=', ' '))
                .filter(line -> word(line).equals("AUTH"))
                .flatMap(line -> List.of(line.split(" +")).stream().skip(1))
                .toList();
    }

    private static String word(String line) {
        int blank = line.indexOf(' ');
        return blank < 0 ? line : line.substring(0, blank);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
