package org.fixuplab.mta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.fixuplab.smtp.Octets;

/** What the MTA of one persona says: its texts, filled in, as octets. Immutable. */
final class Speech {

    private static final String OK = "250";
    private static final String STARTTLS = "STARTTLS";

    private final Persona persona;
    private final boolean tls;

    /** @param tls whether there is a certificate; without one STARTTLS is never offered */
    Speech(Persona persona, boolean tls) {
        this.persona = persona;
        this.tls = tls;
    }

    boolean has(PersonaKey key) {
        return persona.has(key);
    }

    /** Whether a reply begins so that the client goes on with what it announced. */
    boolean goesOn(PersonaKey key) {
        return persona.reply(key).code().equals("354");
    }

    int number(PersonaKey key) {
        return persona.number(key);
    }

    boolean flag(PersonaKey key) {
        return persona.flag(key);
    }

    byte[] reply(PersonaKey key, Function<Placeholder, String> values) {
        PersonaValue.Reply reply = persona.reply(key);
        return lines(reply.code(), reply.lines(), values);
    }

    byte[] helo(Function<Placeholder, String> values) {
        return lines(OK, List.of(persona.text(PersonaKey.HELLO)), values);
    }

    byte[] ehlo(boolean encrypted, Function<Placeholder, String> values) {
        List<String> lines = new ArrayList<>();
        lines.add(persona.text(PersonaKey.HELLO));
        persona.keywords().stream()
                .filter(line -> !isKeyword(line, STARTTLS) || offersStartTls(encrypted))
                .forEach(lines::add);
        return lines(OK, lines, values);
    }

    boolean offersStartTls(boolean encrypted) {
        return tls && !encrypted && offers(STARTTLS);
    }

    /** Whether the persona's EHLO reply has this keyword. */
    boolean offers(String keyword) {
        return persona.keywords().stream().anyMatch(line -> isKeyword(line, keyword));
    }

    /** The mechanisms after AUTH, and after the AUTH= of old clients, as the persona writes them; none if it knows no AUTH. */
    List<String> mechanisms() {
        return persona.keywords().stream()
                .filter(line ->
                        line.regionMatches(true, 0, "AUTH ", 0, 5) || line.regionMatches(true, 0, "AUTH=", 0, 5))
                .flatMap(line -> Arrays.stream(line.substring(5).strip().split(" +")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The number after SIZE; {@link Long#MAX_VALUE} if there is none, or 0, which means no limit (RFC 1870). */
    long announcedSize() {
        return persona.keywords().stream()
                .filter(line -> isKeyword(line, "SIZE"))
                .flatMap(line -> Arrays.stream(line.split(" ")).skip(1))
                .filter(word -> word.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .filter(size -> size > 0)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static boolean isKeyword(String line, String keyword) {
        return line.regionMatches(true, 0, keyword, 0, keyword.length())
                && (line.length() == keyword.length() || line.charAt(keyword.length()) == ' ');
    }

    private static byte[] lines(String code, List<String> texts, Function<Placeholder, String> values) {
        StringBuilder reply = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            String text = Placeholder.fill(texts.get(i), values);
            boolean last = i == texts.size() - 1;
            reply.append(code)
                    .append(last ? (text.isEmpty() ? "" : " ") : "-")
                    .append(text)
                    .append("\r\n");
        }
        return Octets.octets(reply.toString());
    }
}
