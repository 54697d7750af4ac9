package org.fixuplab.send;

/** A user and a password. Immutable. */
public record Login(String user, String password) {

    /** The user, never the password. */
    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
