package org.fixuplab.lab;

/** Which peer hangs on the firewall's inside interface; the other is outside. */
public enum Inside {
    MTA,
    CLIENT
}
