package org.fixuplab.config;

/** The two ways to inspect mail. */
enum Inspection {
    SMTP("inspect smtp"),
    ESMTP("inspect esmtp");

    /** The line, as the device and the catalogue spell it. */
    final String line;

    Inspection(String line) {
        this.line = line;
    }
}
