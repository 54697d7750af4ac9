package org.fixuplab.send;

/** A mail client's habits: what it does when the server or the path misbehaves. Immutable. */
public final class SenderPersona {

    private final String name;

    private SenderPersona(String name) {
        this.name = name;
    }

    /**
     * The persona of this name, as its file has it.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static SenderPersona named(String name) {
        return new SenderPersona(name);
    }

    public String name() {
        return name;
    }
}
