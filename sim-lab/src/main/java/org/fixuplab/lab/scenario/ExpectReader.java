package org.fixuplab.lab.scenario;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.scenario.Expectations.Delivery;
import org.fixuplab.lab.scenario.Expectations.Lines;
import org.fixuplab.lab.scenario.Expectations.Sent;
import org.fixuplab.lab.scenario.Expectations.Words;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.send.Verdict;
import org.fixuplab.words.NearestWord;

/** Reads {@code expect}. */
final class ExpectReader {

    private static final Map<String, Delivery> DELIVERIES = ordered(
            "delivered-tls", Delivery.DELIVERED_TLS,
            "delivered-clear", Delivery.DELIVERED_CLEAR,
            "no-mail", Delivery.NO_MAIL);
    private static final Map<String, Ending> ENDINGS =
            ordered("fin", Ending.FIN, "reset", Ending.RESET, "silence", Ending.SILENCE, "open", Ending.OPEN);

    private static final List<String> VERDICTS = Arrays.stream(Verdict.values())
            .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Entries entries;

    ExpectReader(Entries entries) {
        this.entries = entries;
    }

    Expectations read(Client client) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (Key key : Key.values()) {
            if (key.path().startsWith("expect.") && entries.has(key)) {
                lines.put(key.path(), entries.line(key));
            }
        }
        if (!(client instanceof Client.Runs)) {
            for (Key key : List.of(Key.CLIENT_EXIT, Key.OUTPUT_INCLUDE, Key.OUTPUT_NEVER)) {
                if (entries.has(key)) {
                    entries.problem(
                            key,
                            key.path() + " is about a program, and there is none",
                            "write client.command, or remove it");
                }
            }
        }
        if (!(client instanceof Client.Sends)) {
            for (Key key : List.of(Key.SENT_VERDICTS, Key.SENT_WORDS_INCLUDE, Key.SENT_WORDS_NEVER)) {
                if (entries.has(key)) {
                    entries.problem(
                            key,
                            key.path() + " is about the test sender, and there is none",
                            "write client.send, or remove it");
                }
            }
        }
        return new Expectations(
                entries.word(Key.OUTCOME, DELIVERIES),
                number(Key.MAILBOX_COUNT),
                new Words(Optional.empty(), entries.texts(Key.MAILBOX_INCLUDE), entries.texts(Key.MAILBOX_NEVER)),
                entries.word(Key.CLIENT_ENDED, ENDINGS),
                entries.word(Key.SERVER_ENDED, ENDINGS),
                entries.number(Key.CLIENT_EXIT, 0, 255),
                new Words(Optional.empty(), entries.texts(Key.OUTPUT_INCLUDE), entries.texts(Key.OUTPUT_NEVER)),
                sent(),
                behaviours(),
                syslog(),
                number(Key.SESSIONS_COUNT),
                new Lines(lines));
    }

    private OptionalInt number(Key key) {
        return entries.number(key, 0, Integer.MAX_VALUE);
    }

    private Sent sent() {
        return new Sent(
                entries.has(Key.SENT_VERDICTS) ? Optional.of(verdicts()) : Optional.empty(),
                new Words(
                        Optional.empty(), entries.texts(Key.SENT_WORDS_INCLUDE), entries.texts(Key.SENT_WORDS_NEVER)));
    }

    private List<String> verdicts() {
        List<String> written = entries.texts(Key.SENT_VERDICTS);
        for (String verdict : written) {
            if (!VERDICTS.contains(verdict.replaceFirst("^failed\\([0-9]{1,3}\\)$", "failed"))) {
                entries.problem(
                        Key.SENT_VERDICTS,
                        Key.SENT_VERDICTS.path() + " holds '" + verdict + "', which is no verdict",
                        NearestWord.suggest(verdict, VERDICTS));
            }
        }
        return written;
    }

    private Words behaviours() {
        Optional<List<String>> exactly =
                entries.has(Key.BEHAVIOURS_EXACTLY) ? Optional.of(ids(Key.BEHAVIOURS_EXACTLY)) : Optional.empty();
        return new Words(exactly, ids(Key.BEHAVIOURS_INCLUDE), ids(Key.BEHAVIOURS_NEVER));
    }

    private Words syslog() {
        return new Words(
                entries.has(Key.SYSLOG_EXACTLY) ? Optional.of(entries.texts(Key.SYSLOG_EXACTLY)) : Optional.empty(),
                entries.texts(Key.SYSLOG_INCLUDE),
                entries.texts(Key.SYSLOG_NEVER));
    }

    private List<String> ids(Key key) {
        List<String> known =
                Catalogue.load().behaviours().stream().map(Behaviour::id).toList();
        List<String> ids = entries.texts(key);
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                Optional<ConfigValue> list = entries.value(key).filter(it -> it.valueType() == ConfigValueType.LIST);
                int index = i;
                entries.problem(
                        list.map(it -> ((ConfigList) it).get(index).origin()).orElseThrow(IllegalStateException::new),
                        key.path() + " names '" + ids.get(i) + "', which is no behaviour",
                        NearestWord.suggest(ids.get(i), known));
            }
        }
        return ids;
    }

    private static <T> Map<String, T> ordered(String first, T one, String second, T two, String third, T three) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        map.put(third, three);
        return map;
    }

    private static <T> Map<String, T> ordered(
            String first, T one, String second, T two, String third, T three, String fourth, T four) {
        Map<String, T> map = ordered(first, one, second, two, third, three);
        map.put(fourth, four);
        return map;
    }
}
