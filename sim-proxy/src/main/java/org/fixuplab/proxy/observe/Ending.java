package org.fixuplab.proxy.observe;

/** How one leg of a session ended, as the peer on that leg saw it. */
public enum Ending {
    /** It has not. */
    OPEN,
    /** In order, whichever side closed first. */
    FIN,
    /** With a TCP reset, from either side. */
    RESET,
    /** The firewall stopped answering. */
    SILENCE
}
