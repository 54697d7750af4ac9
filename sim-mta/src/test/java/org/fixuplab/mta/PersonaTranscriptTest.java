package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each dialogue in {@code transcripts/} is played and must be answered word for word. The first line names the persona. */
class PersonaTranscriptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cisco-esa",
                "cisco-esa-technote",
                "cisco-esa-errors",
                "postfix",
                "postfix-chunks",
                "postfix-errors",
                "postfix-without-tls"
            })
    void the_persona_answers_as_in_the_transcript(String name) throws Exception {
        List<String> script = read(name);
        MtaSettings settings = settings(script.get(0));
        List<String> played = new ArrayList<>();
        try (TestMta mta = TestMta.start(settings);
                SmtpClient client = new SmtpClient(mta)) {
            for (String line : script.subList(1, script.size())) {
                if (line.startsWith("C: ")) {
                    client.send(line.substring(3) + "\r\n");
                    played.add(line);
                } else {
                    played.add("S: " + client.line());
                }
            }
            assertThat(mta.counters().faults()).isZero();
        }
        assertThat(String.join("\n", played)).isEqualTo(String.join("\n", script.subList(1, script.size())));
    }

    /** {@code persona [tls] [key=value]...} */
    private static MtaSettings settings(String header) throws PersonaException {
        String[] words = header.split(" +(?=tls|[a-z.-]+=)");
        Persona persona = Persona.named(words[0]);
        boolean tls = false;
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            tls |= words[i].equals("tls");
            persona = pair.length == 2 ? persona.with(pair[0], pair[1]) : persona;
        }
        MtaSettings settings = MtaSettings.of(persona, "mail.example.com");
        return tls ? settings.withAuthority(LabAuthority.create()) : settings;
    }

    private static List<String> read(String name) throws IOException {
        try (InputStream in = PersonaTranscriptTest.class.getResourceAsStream("transcripts/" + name + ".txt")) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }
}
