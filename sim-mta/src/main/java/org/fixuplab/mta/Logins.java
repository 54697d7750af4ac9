package org.fixuplab.mta;

import java.util.Map;

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

    /** Names, never a password. */
    @Override
    public String toString() {
        return "Logins" + passwords.keySet();
    }
}
