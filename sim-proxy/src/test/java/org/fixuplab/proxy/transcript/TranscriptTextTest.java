package org.fixuplab.proxy.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transcripts as people see them, kept as files to be read. {@code -Dgolden=write} writes them anew. */
class TranscriptTextTest {

    private static final Path GOLDEN = Path.of("src/test/resources/transcripts");
    private static final TranscriptLabels LABELS = new TranscriptLabels("client", "ASA 8.2(5)", "MTA (cisco-esa)");

    private record Look(String suffix, TranscriptStyle style) {}

    private static final List<Look> LOOKS = List.of(
            new Look("80", new TranscriptStyle(80, false, false)),
            new Look("120-unicode", new TranscriptStyle(120, false, true)),
            new Look("80-colour", new TranscriptStyle(80, true, true)),
            new Look("60", new TranscriptStyle(10, false, false)));

    static Stream<Arguments> sessionsAndLooks() {
        return Stream.of("starttls-masked", "message", "oddities", "tls")
                .flatMap(session -> LOOKS.stream().map(look -> Arguments.of(session, look)));
    }

    @ParameterizedTest
    @MethodSource("sessionsAndLooks")
    void transcript_reads_as_reviewed(String session, Look look) throws IOException {
        String printed = TranscriptText.print(Sessions.of(session), look.style, LABELS);
        Path file = GOLDEN.resolve(session + "." + look.suffix + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 79, 80, 100, 120, 200})
    void no_row_is_wider_than_the_terminal(int columns) {
        for (String session : new String[] {"starttls-masked", "message", "oddities", "tls"}) {
            String printed =
                    TranscriptText.print(Sessions.of(session), new TranscriptStyle(columns, false, false), LABELS);
            assertThat(printed.lines())
                    .allSatisfy(row -> assertThat(row.length()).isLessThanOrEqualTo(columns));
        }
    }
}
