package org.fixuplab.lab.scenario;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fixuplab.lab.Problem;
import org.fixuplab.mta.PersonaException;
import org.fixuplab.mta.PersonaProblem;
import org.fixuplab.send.Cutting;
import org.fixuplab.send.Letter;
import org.fixuplab.send.Login;
import org.fixuplab.send.Mail;
import org.fixuplab.send.SendSettings;
import org.fixuplab.send.SenderPersona;
import org.fixuplab.words.NearestWord;

/** Reads {@code client.send}: a message, how it is sent, a persona, and what differs from it. */
final class SendReader {

    private static final String PERSONA = "persona";
    private static final String STANDARD = "postfix-may";
    private static final String OFF = "off";
    private static final String FROM = "sender@client.example.com";
    private static final List<String> TO = List.of("user@example.com");
    private static final int SIZE = 1_000;
    private static final int MOST_SIZE = 100_000_000;
    private static final int ATTEMPTS = 2;
    private static final int MOST_ATTEMPTS = 100;
    private static final Duration WIND = Duration.ofSeconds(2);
    private static final String GROUP = Key.SEND.path() + ".";

    private final Entries entries;
    private final Path folder;

    SendReader(Entries entries, Path folder) {
        this.entries = entries;
        this.folder = folder;
    }

    Client read() {
        ConfigValue value = entries.value(Key.SEND).orElseThrow(IllegalStateException::new);
        if (!(value instanceof ConfigObject send)) {
            entries.problem(
                    Key.SEND, "client.send is not a group of keys", "write client.send { persona = " + STANDARD + " }");
            return new Client.Nobody();
        }
        InetSocketAddress later = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        SendSettings settings = SendSettings.of(later, persona(send), mail())
                .withAttempts(
                        entries.number(Key.SEND_ATTEMPTS, 1, MOST_ATTEMPTS).orElse(ATTEMPTS));
        settings = entries.duration(Key.SEND_QUEUED).map(settings::withQueued).orElse(settings);
        settings = wind().map(settings::withWind).orElse(settings);
        settings = read(Key.SEND_LOGIN, Login::parse).map(settings::withLogin).orElse(settings);
        settings = read(Key.SEND_SEGMENTS, Cutting::parse)
                .map(settings::withCutting)
                .orElse(settings);
        return new Client.Sends(read(Key.SEND_HELO, settings::withHelo).orElse(settings));
    }

    private Mail mail() {
        String from = entries.text(Key.SEND_FROM).orElse(FROM);
        boolean one = entries.value(Key.SEND_TO)
                .map(value -> value.valueType() == ConfigValueType.STRING)
                .orElse(false);
        List<String> written = one ? entries.text(Key.SEND_TO).stream().toList() : entries.texts(Key.SEND_TO);
        List<String> to = written.isEmpty() ? TO : written;
        if (entries.has(Key.SEND_SIZE) && entries.has(Key.SEND_FILE)) {
            entries.problem(Key.SEND_SIZE, "there are both client.send.size and client.send.file", "remove one");
        }
        return file().map(octets -> new Mail(from, to, octets))
                .orElseGet(() -> Letter.of(
                        from, to, entries.number(Key.SEND_SIZE, 1, MOST_SIZE).orElse(SIZE)));
    }

    private Optional<byte[]> file() {
        return entries.text(Key.SEND_FILE).flatMap(name -> {
            try {
                return Optional.of(Files.readAllBytes(folder.resolve(name)));
            } catch (IOException unreadable) {
                entries.problem(
                        Key.SEND_FILE,
                        "the file " + name + " cannot be read",
                        "put it beside the scenario, and name it here");
                return Optional.empty();
            }
        });
    }

    private Optional<Duration> wind() {
        boolean off = entries.value(Key.SEND_WIND)
                .flatMap(Entries::scalar)
                .map(text -> text.equals(OFF) || text.equals("false"))
                .orElse(false);
        return off
                ? Optional.empty()
                : Optional.of(entries.duration(Key.SEND_WIND).orElse(WIND));
    }

    /** @param reader throws with a sentence */
    private <T> Optional<T> read(Key key, Function<String, T> reader) {
        return entries.text(key).flatMap(text -> {
            try {
                return Optional.of(reader.apply(text));
            } catch (IllegalArgumentException wrong) {
                Sentence sentence = Sentence.of(wrong);
                entries.problem(key, key.path() + ": " + sentence.message(), sentence.remedy());
                return Optional.empty();
            }
        });
    }

    private SenderPersona persona(ConfigObject send) {
        try {
            return SenderPersona.from(personaKeys(send).toConfig());
        } catch (PersonaException wrong) {
            wrong.problems().forEach(this::problem);
            return SenderPersona.named(STANDARD);
        }
    }

    private static ConfigObject personaKeys(ConfigObject send) {
        ConfigObject keys = send;
        for (Map.Entry<String, ConfigValue> entry : send.entrySet()) {
            boolean ours = Key.of(GROUP + entry.getKey()).isPresent();
            if (ours || entry.getValue().valueType() == ConfigValueType.NULL) {
                keys = keys.withoutKey(entry.getKey());
            }
        }
        return keys.containsKey(PERSONA) ? keys : keys.withValue(PERSONA, ConfigValueFactory.fromAnyRef(STANDARD));
    }

    private void problem(PersonaProblem wrong) {
        String file = wrong.file()
                .orElseGet(() -> entries.fileOf(
                        entries.value(Key.SEND).map(ConfigValue::origin).orElseThrow(IllegalStateException::new)));
        int line = Math.max(entries.line(Key.SEND), wrong.line());
        Sentence sentence = Sentence.of(wrong.message());
        String remedy = sentence.remedy();
        if (!SenderPersona.keys().contains(wrong.key()) && !wrong.key().equals(PERSONA)) {
            List<String> keys = new ArrayList<>(SenderPersona.keys());
            Arrays.stream(Key.values())
                    .map(Key::path)
                    .filter(path -> path.startsWith(GROUP))
                    .forEach(path -> keys.add(path.substring(GROUP.length())));
            remedy = NearestWord.of(wrong.key(), keys)
                    .map(key -> "did you mean client.send." + key + "?")
                    .orElse(remedy);
        }
        entries.problems().add(new Problem(file, line, "client.send: " + sentence.message(), remedy));
    }
}
