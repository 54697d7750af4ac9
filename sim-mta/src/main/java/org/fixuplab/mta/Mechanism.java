package org.fixuplab.mta;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The SASL mechanisms of AUTH: what the server asks, and whom the answers prove. */
enum Mechanism {
    /** RFC 4616: authorization identity, NUL, user, NUL, password. */
    PLAIN(true),
    /** Never standardised; these two prompts are what clients look for. */
    LOGIN(true),
    /** RFC 2195: the server speaks first. */
    CRAM_MD5(false),
    /** One that a persona offers and nothing here can check: asked for one answer, and refused. */
    OTHER(true);

    private final boolean clientFirst;

    Mechanism(boolean clientFirst) {
        this.clientFirst = clientFirst;
    }

    static Mechanism of(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> PLAIN;
            case "LOGIN" -> LOGIN;
            case "CRAM-MD5" -> CRAM_MD5;
            default -> OTHER;
        };
    }

    /** Whether the AUTH command may bring the first answer. */
    boolean clientFirst() {
        return clientFirst;
    }

    /** What to ask, one answer each. */
    List<String> challenges(String unique) {
        return switch (this) {
            case PLAIN, OTHER -> List.of("");
            case LOGIN -> List.of("Username:", "Password:");
            case CRAM_MD5 -> List.of(unique);
        };
    }

    /** The user that the answers prove, one answer for each challenge; empty if they prove nobody. */
    Optional<String> user(List<String> challenges, List<byte[]> answers, Logins logins) {
        return switch (this) {
            case PLAIN -> plain(text(answers.get(0)), logins);
            case LOGIN -> admitted(text(answers.get(0)), text(answers.get(1)), logins);
            case CRAM_MD5 -> CramMd5.user(challenges.get(0), text(answers.get(0)), logins);
            case OTHER -> Optional.empty();
        };
    }

    private static Optional<String> plain(String answer, Logins logins) {
        String[] parts = answer.split("\0", -1);
        return parts.length == 3 ? admitted(parts[1], parts[2], logins) : Optional.empty();
    }

    private static Optional<String> admitted(String user, String password, Logins logins) {
        return !user.isEmpty() && logins.admits(user, password) ? Optional.of(user) : Optional.empty();
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8);
    }
}
