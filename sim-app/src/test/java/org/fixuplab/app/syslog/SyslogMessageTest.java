package org.fixuplab.app.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.fixuplab.app.settings.SyslogFacility;
import org.fixuplab.app.settings.SyslogFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SyslogMessageTest {

    private static final String LINE = "%ASA-4-108004: ESMTP Classification: Dropped connection for ESMTP Request";
    private static final Instant AT = Instant.parse("2024-05-01T23:00:00.000123Z");

    private static String of(SyslogFormat format, String facility, ZoneId zone, String line) {
        return new SyslogMessage(format, SyslogFacility.parse(facility), zone).of(line, AT, "default");
    }

    @Test
    void the_device_itself_says_its_priority_and_nothing_else() {
        assertThat(of(SyslogFormat.DEVICE, "local4", ZoneOffset.UTC, LINE)).isEqualTo("<164>" + LINE);
    }

    @Test
    void bsd_syslog_has_local_time_with_a_day_of_two_columns() {
        assertThat(of(SyslogFormat.RFC3164, "local4", ZoneOffset.UTC, LINE))
                .isEqualTo("<164>May  1 23:00:00 default " + LINE);
        assertThat(of(SyslogFormat.RFC3164, "local4", ZoneOffset.ofHours(2), LINE))
                .isEqualTo("<164>May  2 01:00:00 default " + LINE);
    }

    @Test
    void rfc_5424_has_utc_and_the_number_of_the_message() {
        assertThat(of(SyslogFormat.RFC5424, "local4", ZoneOffset.ofHours(2), LINE))
                .isEqualTo("<164>1 2024-05-01T23:00:00.000123Z default fixuplab - 108004 - " + LINE);
    }

    @Test
    void priority_is_the_facility_and_the_lines_own_severity() {
        assertThat(of(SyslogFormat.DEVICE, "16", ZoneOffset.UTC, "%PIX-2-108002: x"))
                .startsWith("<130>");
        assertThat(of(SyslogFormat.DEVICE, "local7", ZoneOffset.UTC, "%ASA-7-108006: x"))
                .startsWith("<191>");
    }

    @Test
    void a_line_that_names_no_severity_is_informational() {
        assertThat(of(SyslogFormat.RFC5424, "20", ZoneOffset.UTC, "hello"))
                .isEqualTo("<166>1 2024-05-01T23:00:00.000123Z default fixuplab - - - hello");
    }

    @ParameterizedTest
    @EnumSource
    void the_page_shows_each_format_as_it_is(SyslogFormat format) throws Exception {
        String page = Files.readString(Path.of("..", "docs", "syslog-and-event-files.md"));
        String sent = of(format, "local4", ZoneOffset.UTC, "%ASA-4-108004: ESMTP Classification: ...");
        assertThat(page).contains("| `" + format.name().toLowerCase(Locale.ROOT) + "` | `" + sent + "` |");
    }
}
