package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.lab.journal.LabEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The vocabulary of events: everything in it happens, nothing else does, and docs/events.md tells of it. */
@Timeout(120)
class EventsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "events.md");

    private static List<LabEvent> happened = List.of();

    @BeforeAll
    static void everythingHappens(@TempDir Path folder) throws IOException {
        happened = EveryEvent.happened(folder);
    }

    @Test
    void every_kind_happens() {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        happened.forEach(event -> kinds.add(event.kind()));
        assertThat(kinds).containsExactly(EventKind.values());
    }

    @Test
    void each_event_has_the_fields_of_its_kind_and_no_others() {
        for (LabEvent event : happened) {
            List<String> all =
                    event.kind().fields().stream().map(EventKind.Field::name).toList();
            assertThat(all).as("%s", event).containsAll(event.values().keySet());
            for (EventKind.Field field : event.kind().fields()) {
                Object value = event.values().get(field.name());
                if (value == null) {
                    assertThat(field.required())
                            .as("%s lacks %s", event, field.name())
                            .isFalse();
                } else {
                    assertThat(isOf(field, value)).as("%s of %s", field, event).isTrue();
                }
            }
        }
    }

    private static boolean isOf(EventKind.Field field, Object value) {
        return switch (field.type()) {
            case NUMBER -> value instanceof Long;
            case FLAG -> value instanceof Boolean;
            case WORD -> value instanceof String word && field.words().contains(word);
            case TEXT -> value instanceof String;
            case TEXTS -> value instanceof List<?> texts && texts.stream().allMatch(String.class::isInstance);
            case OCTETS -> value instanceof String text && text.chars().allMatch(octet -> octet <= 0xff);
        };
    }

    @Test
    void what_is_about_a_session_names_it_and_its_firewall() {
        Set<EventKind> about = EnumSet.range(EventKind.SESSION_OPENED, EventKind.MESSAGE_STORED);
        for (LabEvent event : happened) {
            assertThat(event.session() > 0).as("%s", event).isEqualTo(about.contains(event.kind()));
            assertThat(event.proxy().isEmpty())
                    .as("%s", event)
                    .isEqualTo(event.kind().compareTo(EventKind.LAB_RESET) >= 0);
        }
    }

    @Test
    void no_event_holds_a_credential() {
        assertThat(happened).noneMatch(event -> event.toString().contains("AGJvYgBzZWNyZXQ"));
    }

    @Test
    void a_header_that_is_seen_twice_is_told_by_its_name() {
        assertThat(happened)
                .filteredOn(event -> event.kind() == EventKind.HEADER_REPEATED)
                .first()
                .satisfies(event -> assertThat(event.values())
                        .containsEntry("header", "content-type")
                        .containsEntry("action", "reset"));
    }

    @Test
    void the_page_is_what_the_code_says() throws IOException {
        String page = EventsPage.of(happened);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).as("-Dgolden=write writes %s anew", PAGE).isEqualTo(Files.readString(PAGE));
    }
}
