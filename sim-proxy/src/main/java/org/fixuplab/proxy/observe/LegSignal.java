package org.fixuplab.proxy.observe;

/** What happens to the TCP connection of one leg, beside octets. */
public enum LegSignal {
    /** The server's leg is up. The client's always is: a session begins with it. */
    CONNECTED("connected"),
    /** The server's leg could not be connected: the server said so. */
    REFUSED("refused"),
    /** The server's leg could not be connected: nothing answered, or there is no way to the server, or no such name. */
    UNREACHABLE("out of reach"),
    /** The peer on this leg sent FIN. */
    PEER_FIN("fin from the peer"),
    /** The firewall sent FIN to the peer on this leg. */
    FIN("fin to the peer"),
    /** The peer on this leg sent RST, or is out of reach. */
    PEER_RESET("rst from the peer"),
    /** The firewall sent RST to the peer on this leg. */
    RESET("rst to the peer");

    private final String text;

    LegSignal(String text) {
        this.text = text;
    }

    /** In words, for a person. */
    public String text() {
        return text;
    }
}
