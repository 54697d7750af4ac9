package org.fixuplab.app.syslog;

import org.fixuplab.app.settings.SyslogFacility;
import org.fixuplab.app.settings.SyslogFormat;
import org.fixuplab.app.settings.SyslogFraming;
import org.fixuplab.app.settings.SyslogServer;

/** Where lines go, and how they are wrapped. Immutable. */
public record SyslogSettings(SyslogServer server, SyslogFormat format, SyslogFraming framing, SyslogFacility facility) {

    boolean countsOctets() {
        return switch (framing) {
            case AUTO -> format == SyslogFormat.RFC5424;
            case OCTET_COUNTING -> true;
            case LF -> false;
        };
    }
}
