package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.fixuplab.app.CliProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real client, swaks, through {@code serve}, and through {@code proxy} to {@code mta}. */
@Timeout(180)
class SwaksTest {

    private static final int NO_TLS = 29;

    /** How the firewall comes to stand before the MTA. */
    enum Through {
        SERVE,
        PROXY
    }

    @TempDir
    private Path folder;

    private final List<CliProcess> started = new ArrayList<>();

    /** Where to send, and whose stderr tells what was stored. */
    private record Lab(int port, Path ca, CliProcess mta) {}

    @BeforeEach
    void needSwaks() {
        RealPrograms.needSwaks();
    }

    @ParameterizedTest
    @EnumSource
    void mandatory_tls_fails_because_starttls_is_not_there(Through through) throws Exception {
        Lab lab = start(through, "ASA 8.2(5)");
        assertThat(swaks(lab, "--tls")).isEqualTo(NO_TLS);
        stop();
        assertThat(lab.mta().err()).doesNotContain("mta stored");
    }

    @ParameterizedTest
    @EnumSource
    void optional_tls_delivers_in_clear(Through through) throws Exception {
        Lab lab = start(through, "ASA 8.2(5)");
        assertThat(swaks(lab, "--tls-optional")).isZero();
        awaitStored(lab, "in clear: <a@src.test> to <u@dest.test>");
        stop();
    }

    @ParameterizedTest
    @EnumSource
    void where_the_firmware_allows_tls_it_delivers_over_verified_tls(Through through) throws Exception {
        Lab lab = start(through, "ASA 9.6(1)");
        assertThat(swaks(lab, "--tls", "--tls-verify", "--tls-ca-path", lab.ca().toString()))
                .isZero();
        awaitStored(lab, "over TLSv1");
        stop();
    }

    private Lab start(Through through, String firmware) {
        Path ca = folder.resolve("ca.pem");
        return switch (through) {
            case SERVE -> {
                CliProcess serve = launch(
                        "serve",
                        "--no-http",
                        "--firmware",
                        firmware,
                        "--listen",
                        "0",
                        "--mta-listen",
                        "0",
                        "--ca-file",
                        ca.toString());
                yield new Lab(serve.port("firewall"), ca, serve);
            }
            case PROXY -> {
                CliProcess mta = launch("mta", "--listen", "0", "--ca-file", ca.toString());
                CliProcess proxy = launch(
                        "proxy", "--firmware", firmware, "--listen", "0", "--upstream", "127.0.0.1:" + mta.port("mta"));
                yield new Lab(proxy.port("firewall"), ca, mta);
            }
        };
    }

    private CliProcess launch(String... words) {
        CliProcess process = CliProcess.start(folder, words);
        started.add(process);
        return process;
    }

    private void stop() {
        started.forEach(CliProcess::terminate);
        assertThat(started).allSatisfy(process -> assertThat(process.exitCode()).isZero());
    }

    @org.junit.jupiter.api.AfterEach
    void killWhatIsLeft() {
        started.forEach(CliProcess::close);
    }

    private static void awaitStored(Lab lab, String how) {
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> lab.mta().err().contains("mta stored message 1 " + how));
    }

    private int swaks(Lab lab, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/swaks",
                "--server",
                "127.0.0.1:" + lab.port(),
                "--from",
                "a@src.test",
                "--to",
                "u@dest.test",
                "--helo",
                "client.src.test"));
        command.addAll(List.of(options));
        Process swaks = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("swaks.txt").toFile())
                .start();
        assertThat(swaks.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return swaks.exitValue();
    }
}
