package org.fixuplab.config;

import java.util.List;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.Platform;
import org.fixuplab.firmware.Version;

/**
 * The fixups that a device has by default, in the order in which it shows them. Immutable. Lists of PIX 4.4(5), 5.3(1) and 6.1(1) are those of
 * devices, that of 6.2 is from a study text. That the versions between them, and 6.3 and FWSM 2.x, have the list before them is assumed: none
 * of 6.3 was found.
 *
 * @param fixups protocol and port; {@code smtp} stands for those of SMTP
 */
record FixupDefaults(Interval versions, List<String> fixups) {

    private static final List<String> OF_6_2 = List.of(
            "ftp 21",
            "http 80",
            "h323 h225 1720",
            "h323 ras 1718-1719",
            "ils 389",
            "rsh 514",
            "rtsp 554",
            "smtp",
            "sqlnet 1521",
            "sip 5060",
            "skinny 2000");

    private static final List<FixupDefaults> ALL = List.of(
            of(Platform.PIX, "4.2", "5.3", List.of("ftp 21", "http 80", "h323 1720", "rsh 514", "smtp", "sqlnet 1521")),
            of(
                    Platform.PIX,
                    "5.3",
                    "6.1",
                    List.of("ftp 21", "http 80", "h323 1720", "rsh 514", "smtp", "sqlnet 1521", "sip 5060")),
            of(
                    Platform.PIX,
                    "6.1",
                    "6.2",
                    List.of(
                            "ftp 21",
                            "http 80",
                            "h323 1720",
                            "rsh 514",
                            "rtsp 554",
                            "smtp",
                            "sqlnet 1521",
                            "sip 5060",
                            "skinny 2000")),
            of(Platform.PIX, "6.2", "7.0", OF_6_2),
            of(Platform.FWSM, "2.0", "3.1", OF_6_2));

    private static FixupDefaults of(Platform platform, String from, String before, List<String> fixups) {
        return new FixupDefaults(new Interval(platform, Version.parse(from), Version.parse(before)), fixups);
    }

    /** @throws IllegalArgumentException the firmware has no fixup lines */
    static List<String> of(Firmware firmware) {
        return ALL.stream()
                .filter(it -> it.versions.contains(firmware))
                .findFirst()
                .map(FixupDefaults::fixups)
                .orElseThrow(() -> new IllegalArgumentException(
                        firmware + " has no fixup lines, which PIX 4.2 to 6.3 and FWSM 2.x have"));
    }
}
