package org.fixuplab.event;

/** What the firewall does to one leg when it ends a session. */
public enum LegAct {
    /** Neither FIN nor RST: later octets are read and thrown away. */
    SILENCE,
    FIN,
    RESET
}
