package org.fixuplab.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.fixuplab.lab.journal.EventKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'kind':'session-opened','client':'[::1]:4711'         | session 3: opened by ::1 port 4711",
                "'kind':'alteration','behaviour':'verb-x','leg':'client','offset':9,'before':'STARTTLS','after':'XXXXXXXX' | session 3: verb-x altered \"STARTTLS\" to \"XXXXXXXX\" (client to server, octet 9)",
                "'kind':'alteration','behaviour':'dot-split','leg':'client','offset':9,'before':'.\\u00e9\\r','after':'' | session 3: dot-split swallowed \".\\xE9\\r\" (client to server, octet 9)",
                "'kind':'alteration','behaviour':'local-ok','leg':'server','offset':0,'before':'','after':'250 OK\\r\\n' | session 3: local-ok answered \"250 OK\\r\\n\" (server to client, octet 0)",
                "'kind':'too-late','behaviour':'verb-x','leg':'client','offset':9,'length':1 | session 3: verb-x came too late for 1 octet of the client: they had left",
                "'kind':'size-exceeded','declared':1000,'actual':12345 | session 3: the message has 12,345 octets, and MAIL had declared 1,000 octets",
                "'kind':'session-cut','behaviour':'header-nested','client':'reset','server':'reset' | session 3: header-nested ended the session: RST to both",
                "'kind':'session-cut','behaviour':'rcpt-count','client':'silence','server':'fin' | session 3: rcpt-count ended the session: silence to the client, FIN to the server",
                "'kind':'session-closed','client':'reset','server':'open','cause':'firewall','reason':'why' | session 3: over: RST on the client's side, no connection on the server's (why)",
                "'kind':'log-line','text':'%ASA-4-108004: x'                | %ASA-4-108004: x",
                "'kind':'reply','code':250,'to':'EHLO'                 | ~~",
                "'missed':12                                           | session 3: (12 events were lost: too late for them)",
            })
    void says_what_serve_says(String fields, String line) {
        String json = json("default", fields);
        assertThat(EventLine.told(Row.parse(json).orElseThrow()).orElse("")).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'kind':'reply','code':250,'to':'EHLO' | session 3 (old): reply code=250 to=EHLO",
                "'kind':'hello-from-tomorrow'          | session 3 (old): hello-from-tomorrow",
            })
    void any_event_has_a_line_and_another_firewall_its_name(String fields, String line) {
        String json = json("old", fields);
        assertThat(EventLine.any(Row.parse(json).orElseThrow())).isEqualTo(line);
    }

    /** An event that this version does not know by name would go unsaid. */
    @ParameterizedTest
    @EnumSource
    void every_kind_is_told_or_is_only_about_octets(EventKind kind) {
        Set<EventKind> silent = EnumSet.of(
                EventKind.COMMAND,
                EventKind.REPLY,
                EventKind.DATA_STARTED,
                EventKind.DATA_ENDED,
                EventKind.CREDENTIALS,
                EventKind.DENIED,
                EventKind.LEG_SIGNAL);
        String fields = kind.fields().stream()
                .map(field -> ",'" + field.name() + "':" + value(field.type()))
                .collect(Collectors.joining());
        String told = EventLine.told(Row.parse(json("default", "'kind':'" + kind.word() + "'" + fields))
                        .orElseThrow())
                .orElse("");
        assertThat(told.isEmpty()).as(told).isEqualTo(silent.contains(kind));
        assertThat(told).doesNotContain(" : ", "  ", "()");
    }

    private static String value(EventKind.Type type) {
        return switch (type) {
            case NUMBER -> "7";
            case FLAG -> "true";
            case WORD, TEXT, OCTETS -> "'word'";
            case TEXTS -> "['one','two']";
        };
    }

    private static String json(String proxy, String fields) {
        return "{'proxy':'%s','session':3,%s}".formatted(proxy, fields.trim()).replace('\'', '"');
    }
}
