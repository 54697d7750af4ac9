package org.fixuplab.app.syslog;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.app.settings.SyslogFacility;
import org.fixuplab.app.settings.SyslogFormat;
import org.fixuplab.app.view.EventJson;
import org.fixuplab.lab.journal.LabEvent;
import org.fixuplab.smtp.Octets;

/**
 * Puts before a device's line what a syslog server wants to see there: {@code <164>} for facility 20 and severity 4, and with most formats
 * when it was and on which firewall.
 */
final class SyslogMessage {

    /** {@code %ASA-4-108004: } holds severity and number. */
    private static final Pattern HEAD = Pattern.compile("%[A-Z]+-([0-7])-(\\d{6}): ");

    private static final int INFORMATIONAL = 6;
    private static final int SEVERITIES = 8;

    /** Local time, without a zone; the day takes two columns. */
    private static final DateTimeFormatter BSD = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH);

    private final SyslogFormat format;
    private final SyslogFacility facility;
    private final ZoneId zone;

    /** @param zone of RFC 3164's time; RFC 5424's is UTC */
    SyslogMessage(SyslogFormat format, SyslogFacility facility, ZoneId zone) {
        this.format = format;
        this.facility = facility;
        this.zone = zone;
    }

    /** The message about an event of the log, without framing. */
    byte[] of(LabEvent event) {
        return Octets.octets(of(String.valueOf(event.values().get("text")), event.at(), event.proxy()));
    }

    /** @param host the firewall's name */
    String of(String line, Instant at, String host) {
        Matcher head = HEAD.matcher(line);
        boolean known = head.lookingAt();
        int severity = known ? Integer.parseInt(head.group(1)) : INFORMATIONAL;
        String priority = "<" + (facility.code() * SEVERITIES + severity) + ">";
        return priority
                + switch (format) {
                    case DEVICE -> "";
                    case RFC3164 -> BSD.format(at.atZone(zone)) + " " + host + " ";
                    case RFC5424 ->
                        "1 " + EventJson.time(at) + " " + host + " fixuplab - " + (known ? head.group(2) : "-") + " - ";
                }
                + line;
    }
}
