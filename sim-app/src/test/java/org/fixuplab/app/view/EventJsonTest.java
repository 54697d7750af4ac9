package org.fixuplab.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.fixuplab.app.output.Json;
import org.fixuplab.event.Direction;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.lab.journal.LabEvent;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;

final class EventJsonTest {

    private static final Instant AT = Instant.parse("2024-05-01T12:00:00.000123Z");

    @Test
    void an_event_is_one_line_of_ascii_whatever_octets_it_holds() {
        byte[] before = Octets.octets("STARTTLS\r\n\u0085\u00e9");
        String line = Json.line(EventJson.row(new LabEvent(
                7, AT, EventKind.ALTERATION, "default", 3, "verb-x", Direction.FROM_CLIENT, 12L, before, new byte[0])));
        assertThat(line)
                .isEqualTo(
                        "{\"id\":7,\"at\":\"2024-05-01T12:00:00.000123Z\",\"kind\":\"alteration\",\"proxy\":\"default\","
                                + "\"session\":3,\"behaviour\":\"verb-x\",\"leg\":\"client\",\"offset\":12,"
                                + "\"before\":\"STARTTLS\\r\\n\\u0085\\u00E9\",\"after\":\"\"}");
    }

    @Test
    void an_event_of_no_firewall_and_no_session_names_none() {
        assertThat(EventJson.row(new LabEvent(1, AT, EventKind.LAB_RESET, "", 0)))
                .containsOnlyKeys("id", "at", "kind");
    }

    @Test
    void no_field_of_any_kind_hides_what_every_event_has() {
        for (EventKind kind : EventKind.values()) {
            assertThat(kind.fields())
                    .as(kind.word())
                    .extracting(EventKind.Field::name)
                    .doesNotContain("id", "at", "kind", "proxy", "session");
        }
    }
}
