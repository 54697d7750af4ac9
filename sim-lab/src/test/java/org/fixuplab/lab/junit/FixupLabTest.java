package org.fixuplab.lab.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class FixupLabTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    /** A client that says one thing after another. */
    private static void send(FixupLab lab, String subject) throws IOException {
        try (Socket socket = new Socket(lab.host(), lab.port())) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            in.readLine();
            for (String line : new String[] {
                "HELO client.example.com",
                "MAIL FROM:<a@a.example>",
                "RCPT TO:<b@b.example>",
                "DATA",
                "Subject: " + subject + "\r\n\r\n."
            }) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                assertThat(in.readLine()).startsWith(line.equals("DATA") ? "354" : "250");
            }
        }
    }

    @Nested
    class ForAClass {

        @RegisterExtension
        static final FixupLab lab =
                FixupLab.firmware("ASA 8.2(5)").persona("cisco-esa").build();

        @Test
        void a_session_and_a_message_are_awaited_in_words() throws IOException {
            send(lab, "one");
            long session = lab.awaitSession("behaviour = banner-stars, verb = DATA", BOUND)
                    .id();
            assertThat(lab.awaitMessage("subject = one, session = " + session, BOUND)
                            .message()
                            .sender())
                    .isEqualTo("a@a.example");
            assertThatThrownBy(() -> lab.awaitSession("tls = true", Duration.ofMillis(50)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("no session is like { tls = true }")
                    .hasMessageContaining("comes nearest: tls true: it was false");
            assertThatThrownBy(() -> lab.awaitSession("behaviour = baner-stars", BOUND))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("did you mean banner-stars?");
        }

        @Test
        void mail_arrives_and_the_session_is_there() throws IOException {
            send(lab, "one");
            assertThat(lab.awaitMessages(1, BOUND))
                    .singleElement()
                    .satisfies(it -> assertThat(it.tls()).isEmpty());
            assertThat(lab.awaitSessions(1, BOUND)).hasSize(1);
            assertThat(lab.transcripts()).contains("220 *****", "Subject: one", "banner-stars");
        }

        @Test
        void each_test_begins_with_nothing() throws IOException {
            assertThat(lab.mailbox().count()).isZero();
            assertThat(lab.sessions().all()).isEmpty();
            send(lab, "two");
            await().atMost(BOUND).until(() -> lab.mailbox().count() == 1);
            await().atMost(BOUND).until(() -> lab.sessions().active() == 0);
            assertThat(lab.sessions().count()).isEqualTo(1);
        }

        @Test
        void waiting_in_vain_says_what_there_was() throws IOException {
            send(lab, "three");
            lab.awaitSessions(1, BOUND);
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> lab.awaitMessages(2, Duration.ofMillis(50)))
                    .withMessageContaining("after 50 ms there are 1 messages, not 2")
                    .withMessageContaining("Subject: three");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> lab.awaitSessions(2, Duration.ofMillis(50)))
                    .withMessageContaining("1 sessions have ended, not 2");
        }

        @Test
        void the_authority_is_handed_out() throws IOException {
            assertThat(Files.readString(lab.caFile())).contains("BEGIN CERTIFICATE");
            assertThat(lab.sslContext().getProtocol()).isEqualTo("TLS");
        }
    }

    @Nested
    class BeforeAServerOfYourOwn {

        @RegisterExtension
        static final FixupLab server =
                FixupLab.firmware("none").hostname("behind.example.com").build();

        @RegisterExtension
        final FixupLab front = FixupLab.firmware("none").build();

        @Test
        void a_lab_may_stand_before_another() throws Exception {
            FixupLab chained = FixupLab.firmware("PIX 6.3(5)")
                    .upstream(server.host(), server.port())
                    .build();
            chained.beforeEach(null);
            try {
                send(chained, "through");
                server.awaitMessages(1, BOUND);
                assertThat(chained.awaitSessions(1, BOUND)).hasSize(1);
                assertThat(chained.transcripts()).contains("banner-keep-2-0");
                assertThatThrownBy(chained::mailbox).isInstanceOf(IllegalStateException.class);
            } finally {
                chained.afterAll(null);
            }
        }

        @Test
        void tls_is_verified_against_the_authority() throws Exception {
            try (Socket plain = new Socket(front.host(), front.port())) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(plain.getInputStream(), StandardCharsets.US_ASCII));
                in.readLine();
                plain.getOutputStream().write("EHLO a\r\n".getBytes(StandardCharsets.US_ASCII));
                String reply = in.readLine();
                while (reply.startsWith("250-")) {
                    reply = in.readLine();
                }
                plain.getOutputStream().write("STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(in.readLine()).startsWith("220");
                SSLSocket tls = (SSLSocket)
                        front.sslContext().getSocketFactory().createSocket(plain, "localhost", front.port(), true);
                tls.startHandshake();
                assertThat(tls.getSession().isValid()).isTrue();
            }
        }
    }

    @Test
    void a_lab_runs_during_tests_only() {
        FixupLab idle = FixupLab.firmware("none").build();
        assertThatThrownBy(idle::port)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RegisterExtension");
    }

    @Test
    void what_there_is_not_is_told_at_once() {
        assertThatThrownBy(() -> FixupLab.firmware("ASA 99.1(1)")).isInstanceOf(IllegalArgumentException.class);
        FixupLabBuilder builder = FixupLab.firmware("ASA 8.2(5)");
        assertThatThrownBy(() -> builder.persona("exchange")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.behaviour("verb-y", "enabled", "on"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.config("what")).isInstanceOf(IllegalArgumentException.class);
    }
}
