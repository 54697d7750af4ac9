package org.fixuplab.lab.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What a person sees when a test with a lab fails. */
class FixupLabFailureTest {

    /** Run by the test below only: being nested keeps it from the others. */
    static final class Example {

        @RegisterExtension
        final FixupLab lab = FixupLab.firmware("ASA 8.2(5)").build();

        @Test
        void fails() throws Exception {
            try (Socket socket = new Socket(lab.host(), lab.port())) {
                socket.getOutputStream().write("STARTTLS\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
            }
            lab.awaitSessions(1, Duration.ofSeconds(10));
            throw new AssertionError("on purpose");
        }
    }

    @Test
    void both_sides_of_its_sessions_are_printed() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            LauncherConfig plain = LauncherConfig.builder()
                    .enableTestExecutionListenerAutoRegistration(false)
                    .build();
            LauncherFactory.create(plain)
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(Example.class))
                            .build());
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("fails() failed. What the firewall saw:", "~> XXXXXXXX", "verb-x");
    }
}
