package org.fixuplab.app.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which of syslog's facilities a device writes. Immutable.
 *
 * @param code 16 to 23, which are all that a device can be told
 */
public record SyslogFacility(int code) {

    private static final int LOCAL0 = 16;
    private static final Pattern FORM = Pattern.compile("local([0-7])|(1[6-9]|2[0-3])");

    /**
     * Reads {@code local4}, or {@code 20}, as the device's {@code logging facility} has it.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static SyslogFacility parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no facility: local0 to local7, or 16 to 23");
        }
        return new SyslogFacility(
                form.group(1) == null ? Integer.parseInt(text) : LOCAL0 + Integer.parseInt(form.group(1)));
    }

    /** As it is read. */
    @Override
    public String toString() {
        return "local" + (code - LOCAL0);
    }
}
