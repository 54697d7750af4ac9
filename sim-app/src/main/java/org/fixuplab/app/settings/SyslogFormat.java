package org.fixuplab.app.settings;

/** What stands before the device's line in a syslog message. */
public enum SyslogFormat {
    /** The priority alone, as a device sends it that was not told {@code logging timestamp}. */
    DEVICE,
    /** Priority, local time, the firewall's name: BSD syslog. */
    RFC3164,
    /** Priority, version, time, the firewall's name, and which message it is. */
    RFC5424;

    public static SyslogFormat parse(String word) {
        return switch (word) {
            case "device" -> DEVICE;
            case "rfc3164" -> RFC3164;
            case "rfc5424" -> RFC5424;
            default -> throw new IllegalArgumentException("'" + word + "' is none of device, rfc3164, rfc5424");
        };
    }
}
