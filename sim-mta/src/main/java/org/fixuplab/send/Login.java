package org.fixuplab.send;

/** A user and a password. Immutable. */
public record Login(String user, String password) {

    /**
     * Reads {@code user:password}; the user has no colon. What is wrong is not quoted: it may be a password.
     *
     * @throws IllegalArgumentException if it is none; the message says what to write
     */
    public static Login parse(String written) {
        int colon = written.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not a login: write user:password");
        }
        return new Login(written.substring(0, colon), written.substring(colon + 1));
    }

    /** The user, never the password. */
    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
