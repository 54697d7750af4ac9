package org.fixuplab.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.view.EventJson;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.lab.journal.LabEvent;

/** The page that tells what can happen in a lab. */
final class EventsPage {

    private static final String HEAD = """
            # Events

            Everything that happens in a lab is an event of one stream: what clients and servers say, what the firewalls do about it, what the device logs,
            what the test MTA does, and what people do to the lab. Transcripts, captures, syslog and the journal tell of the same.

            - `--events FILE` of `serve`, `proxy` and `exec` writes them to a file, a line of JSON each.
            - `GET /v1/events` sends them as they happen; `Last-Event-ID` or `?after=ID` goes on where a client left off.
            - In Java, `lab.events().subscribe(after, listener)`.

            The last 10,000 are kept for who comes late, fewer if they take more than 16 MiB.

            What every event has:

            | field | what it is |
            |---|---|
            | `id` | counts from 1 in each lab, without a gap |
            | `at` | when, in UTC, to the microsecond |
            | `kind` | one of those below; there are no others |
            | `proxy` | the firewall's name; absent if it is about none |
            | `session` | the session's id, unique in the lab; absent if it is about none |

            Then come the fields of its kind, in the order of the tables, all of them unless it says *optional*. An offset counts the octets of one direction,
            as its peer sent them, from 0 at the session's start. Octets are written as a character each, U+0000 to U+00FF.

            Credentials are starred before there is an event: no view holds them, unless the lab was started with `--raw-credentials`.

            This page is made from the code (`EventsPageTest`, which fails if it is not up to date, and writes it with `-Dgolden=write`). The examples
            happened in a test; what changes from run to run, such as ports and times, stands in them as one value.
            """;

    private static final int FEW = 20;

    private EventsPage() {}

    static String of(List<LabEvent> happened) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("\n## The kinds\n\n| kind | what happened |\n|---|---|\n");
        for (EventKind kind : EventKind.values()) {
            page.append("| [`")
                    .append(kind.word())
                    .append("`](#")
                    .append(kind.word())
                    .append(") | ");
            page.append(kind.meaning()).append(" |\n");
        }
        for (EventKind kind : EventKind.values()) {
            page.append("\n### ").append(kind.word()).append("\n\n");
            page.append(sentence(kind.meaning())).append("\n\n");
            if (!kind.fields().isEmpty()) {
                page.append("| field | type | what it is |\n|---|---|---|\n");
                kind.fields().forEach(field -> page.append(row(field)));
                page.append('\n');
            }
            page.append("```json\n").append(example(kind, happened)).append("\n```\n");
        }
        return page.append(behaviours()).toString();
    }

    private static String sentence(String meaning) {
        return Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".";
    }

    private static String row(EventKind.Field field) {
        String type = field.type() == EventKind.Type.WORD
                ? words(field)
                : field.type().meaning();
        return "| `" + field.name() + "`" + (field.required() ? "" : ", *optional*") + " | " + type + " | "
                + field.meaning() + " |\n";
    }

    private static String words(EventKind.Field field) {
        return field.words().size() > FEW && field.name().equals("behaviour")
                ? "the id of a [behaviour](#behaviours)"
                : field.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    private static String behaviours() {
        List<String> ids = EventKind.ALTERATION.fields().get(0).words();
        return "\n## Behaviours\n\n`fixuplab firmware show V` tells what each does, and in which versions.\n\n"
                + ids.stream().map(id -> "`" + id + "`").collect(Collectors.joining(", "))
                + "\n";
    }

    private static String example(EventKind kind, List<LabEvent> happened) {
        LabEvent event = happened.stream()
                .filter(it -> it.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " did not happen"));
        Map<String, Object> row = new LinkedHashMap<>(EventJson.row(event));
        row.put("id", (long) List.of(EventKind.values()).indexOf(kind) + 1);
        row.put("at", "2024-05-01T12:00:00.000123Z");
        row.replaceAll((key, value) -> key.equals("durationMs") ? (Object) 42L : stable(value));
        return Json.line(row).strip();
    }

    private static Object stable(Object value) {
        if (value instanceof String text) {
            return text.replaceAll("127\\.0\\.0\\.1([:/])[0-9]+", "127.0.0.1$140251")
                    .replaceAll("/[^ \"]*/lab\\.conf", "lab.conf")
                    .replaceAll("connection [0-9]+", "connection 1")
                    .replaceAll("duration [0-9:]+ bytes [0-9]+", "duration 0:00:00 bytes 1234");
        }
        if (value instanceof List<?> texts) {
            List<Object> stable = new ArrayList<>();
            texts.forEach(text -> stable.add(stable(text)));
            return stable;
        }
        return value;
    }
}
