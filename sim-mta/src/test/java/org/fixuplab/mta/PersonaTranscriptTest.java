package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each dialogue in {@code transcripts/} is played and must be answered word for word. The first line names the persona; {@code -- TLS} is
 * the client's handshake. {@code -Dgolden=write} writes what was answered: a new file needs a bare {@code S:} for each reply.
 */
class PersonaTranscriptTest {

    private static final Path FOLDER = Path.of("src/test/resources/org/fixuplab/mta/transcripts");
    private static final String HANDSHAKE = "-- TLS";
    private static final LabAuthority AUTHORITY = LabAuthority.create();

    /** A day of one digit, as not all write it alike. */
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2025-06-02T05:58:07Z"));

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_persona_answers_as_in_the_transcript(String name) throws Exception {
        Path file = FOLDER.resolve(name + ".txt");
        List<String> script = Files.readAllLines(file, StandardCharsets.US_ASCII);
        List<String> played = play(script);
        if ("write".equals(System.getProperty("golden"))) {
            Files.write(file, played, StandardCharsets.US_ASCII);
        }
        assertThat(String.join("\n", played))
                .isEqualTo(String.join("\n", Files.readAllLines(file, StandardCharsets.US_ASCII)));
    }

    @Test
    void every_persona_has_a_transcript() throws Exception {
        assertThat(names()).containsAll(Persona.names());
    }

    private static List<String> play(List<String> script) throws Exception {
        List<String> played = new ArrayList<>(script.subList(0, 1));
        try (TestMta mta = TestMta.start(settings(script.get(0)));
                SmtpClient client = new SmtpClient(mta)) {
            for (String line : script.subList(1, script.size())) {
                if (line.startsWith("C: ")) {
                    client.send(line.substring(3) + "\r\n");
                    played.add(line);
                } else if (line.equals(HANDSHAKE)) {
                    client.upgrade(AUTHORITY.clientContext(), "localhost");
                    played.add(line);
                } else if (!line.matches("S: [0-9]{3}-.*")) {
                    // The last line of a reply stands for all of it.
                    client.reply().lines().forEach(answer -> played.add("S: " + answer));
                }
            }
            assertThat(mta.counters().faults()).isZero();
        }
        return played;
    }

    /** {@code persona [tls] [key=value]...} */
    private static MtaSettings settings(String header) {
        String[] words = header.split(" +(?=tls|[a-z.-]+=)");
        Persona persona = Persona.named(words[0]);
        boolean tls = false;
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            tls |= words[i].equals("tls");
            persona = pair.length == 2 ? persona.with(pair[0], pair[1]) : persona;
        }
        MtaSettings settings = MtaSettings.of(persona, "mail.example.com").withClock(CLOCK);
        return tls ? settings.withAuthority(AUTHORITY) : settings;
    }
}
