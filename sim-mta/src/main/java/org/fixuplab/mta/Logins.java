package org.fixuplab.mta;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whom AUTH lets in. Immutable.
 *
 * @param passwords by user; empty: everyone
 */
public record Logins(Map<String, String> passwords) {

    /** Every user, whatever the password. */
    public static final Logins ANY = new Logins(Map.of());

    public Logins {
        passwords = Map.copyOf(passwords);
    }

    /** Whether this user may come in with this password. */
    boolean admits(String user, String password) {
        // Takes as long for a wrong password as for the right one.
        return admits(user, known -> MessageDigest.isEqual(octets(known), octets(password)));
    }

    /** Whether this user may come in with a proof that holds for their password. */
    boolean admits(String user, Predicate<String> proof) {
        String known = passwords.get(user);
        return passwords.isEmpty() || (known != null && proof.test(known));
    }

    /** Names, never a password. */
    @Override
    public String toString() {
        return "Logins" + passwords.keySet();
    }

    private static byte[] octets(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
