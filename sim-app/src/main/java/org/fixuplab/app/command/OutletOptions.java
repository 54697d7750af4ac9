package org.fixuplab.app.command;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.settings.ByteSize;
import org.fixuplab.app.settings.SyslogFacility;
import org.fixuplab.app.settings.SyslogFormat;
import org.fixuplab.app.settings.SyslogFraming;
import org.fixuplab.app.settings.SyslogServer;
import org.fixuplab.app.syslog.SyslogSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a lab's events go, beside stderr. */
final class OutletOptions {

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "Add every event to this file, a line of JSON each. Default: none.")
    private @Nullable Path events;

    @Option(
            names = "--events-size",
            paramLabel = "SIZE",
            description = "A file that would be larger becomes FILE.1. Default: 10MiB.")
    private ByteSize eventsSize = new ByteSize(1);

    @Option(names = "--events-keep", paramLabel = "N", description = "How many full files are kept. Default: 5.")
    private int eventsKeep;

    @Option(
            names = "--syslog",
            paramLabel = "SERVER",
            description = "Send the device's log to udp://HOST:PORT or tcp://HOST:PORT. Default: nowhere.")
    private @Nullable SyslogServer syslog;

    @Option(
            names = "--syslog-format",
            paramLabel = "FORMAT",
            description = "What stands before the device's line: device, rfc3164 or rfc5424. Default: rfc3164.")
    private SyslogFormat format = SyslogFormat.RFC3164;

    @Option(
            names = "--syslog-framing",
            paramLabel = "HOW",
            description =
                    "How TCP tells messages apart: octet-counting, lf, or auto: octet-counting for rfc5424. Default: auto.")
    private SyslogFraming framing = SyslogFraming.AUTO;

    @Option(
            names = "--syslog-facility",
            paramLabel = "NAME",
            description = "local0 to local7, or 16 to 23. Default: local4.")
    private SyslogFacility facility = new SyslogFacility(20);

    boolean wanted() {
        return events != null || syslog != null;
    }

    /**
     * Opens what is wanted.
     *
     * @param notes told what goes wrong later; must not block
     * @throws Refusal if the file cannot be written
     */
    Outlets open(Consumer<String> notes) {
        if (eventsKeep < 0) {
            throw Refusal.usage("--events-keep " + eventsKeep + ": write 0 or more");
        }
        Outlets outlets = new Outlets();
        if (events != null) {
            outlets.writeTo(events, eventsSize.octets(), eventsKeep, notes);
        }
        if (syslog != null) {
            outlets.sendTo(new SyslogSettings(syslog, format, framing, facility), notes);
        }
        return outlets;
    }
}
