package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of docs/transparent.md: three networks, a real Postfix at each end, and between them a firewall that neither knows of. */
@Timeout(120)
class InlineLabTest {

    private static final Path SCRIPT =
            Path.of("..", "conf", "transparent", "lab.sh").toAbsolutePath();

    @TempDir
    private Path folder;

    @BeforeEach
    void needAll() {
        RealPrograms.needPostfix();
        RealPrograms.needNetworks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nft", "iptables", "ip"})
    void neither_end_is_touched_and_the_mail_is_inspected(String rules) throws Exception {
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", SCRIPT.toString(), rules)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FIXUPLAB_"));
        builder.environment()
                .put(
                        "FIXUPLAB",
                        Path.of(System.getProperty("java.home"), "bin", "java")
                                + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "
                                + System.getProperty("java.class.path") + " org.fixuplab.app.Main");
        Process lab = builder.start();
        try {
            boolean ended = lab.waitFor(100, TimeUnit.SECONDS);
            String said = Files.readString(out, StandardCharsets.UTF_8);
            assertThat(ended).as(said).isTrue();
            assertThat(lab.exitValue()).as(said).isZero();
            assertThat(said)
                    .contains("ok      the server's Received header has the client's address")
                    .contains("ok      client and server see one connection, of the same addresses and ports")
                    .doesNotContain("NOT OK");
        } finally {
            lab.destroyForcibly();
        }
    }
}
