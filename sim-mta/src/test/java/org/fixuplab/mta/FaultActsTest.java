package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every act at every stage where it can be, as a client's socket sees it. */
class FaultActsTest {

    private static final LabAuthority AUTHORITY = LabAuthority.create();

    private static TestMta mta(String... faults) {
        return TestMta.start(MtaSettings.of(Persona.named("postfix"), "mail.example.com")
                .withAuthority(AUTHORITY)
                .withFaults(Faults.parse(faults)));
    }

    private static Stream<FaultyStage> answered() {
        return Stream.of(FaultyStage.values()).filter(stage -> stage.stage().isAnswered());
    }

    private static Stream<FaultyStage> replying() {
        return Stream.of(FaultyStage.values()).filter(stage -> stage != FaultyStage.HANDSHAKE);
    }

    @ParameterizedTest
    @EnumSource
    void fin_ends_the_stream_without_a_word(FaultyStage stage) throws Exception {
        try (TestMta mta = mta(stage.fault("act = fin"));
                SmtpClient client = stage.client(mta)) {
            assertThat(client.rest()).isEmpty();
            client.close();
            Awaitility.await().until(() -> mta.activeSessions() == 0);
            assertThat(mta.mailbox().count()).isZero();
            assertThat(mta.counters().faults()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void reset_is_a_real_rst(FaultyStage stage) throws Exception {
        try (TestMta mta = mta(stage.fault("act = reset"))) {
            // It may reach a client that is still connecting, or writing.
            assertThatThrownBy(() -> {
                        try (SmtpClient client = stage.client(mta)) {
                            client.rest();
                        }
                    })
                    .isInstanceOf(SocketException.class)
                    .hasMessageMatching("Connection reset.*|Broken pipe.*");
            Awaitility.await().until(() -> mta.activeSessions() == 0);
            assertThat(mta.mailbox().count()).isZero();
            assertThat(mta.counters().faults()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void silence_keeps_the_session_open_and_answers_nothing_more(FaultyStage stage) throws Exception {
        try (TestMta mta = mta(stage.fault("act = silence"));
                SmtpClient client = stage.client(mta)) {
            client.send("NOOP\r\nQUIT\r\n");
            client.patience(Duration.ofMillis(100));
            assertThatThrownBy(client::piece).isInstanceOf(SocketTimeoutException.class);
            assertThat(mta.activeSessions()).isEqualTo(1);
            assertThat(mta.mailbox().count()).isZero();
            client.close();
            Awaitility.await().until(() -> mta.activeSessions() == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("replying")
    void garbage_is_no_reply(FaultyStage stage) throws Exception {
        try (TestMta mta = mta(stage.fault("act = garbage"));
                SmtpClient client = stage.client(mta)) {
            assertThat(client.line()).doesNotMatch("[0-9]{3}.*").isNotEqualTo("<closed>");
        }
    }

    @ParameterizedTest
    @MethodSource("replying")
    void a_reply_comes_in_place_of_the_usual_one(FaultyStage stage) throws Exception {
        try (TestMta mta = mta(stage.fault("reply = [ \"451-4.3.0 not\", \"451 4.3.0 now\" ]"));
                SmtpClient client = stage.client(mta)) {
            assertThat(client.reply()).isEqualTo("451-4.3.0 not\n451 4.3.0 now");
            assertThat(client.ask("QUIT")).startsWith(stage == FaultyStage.QUIT ? "451" : "221 ");
            assertThat(mta.mailbox().count()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("replying")
    void a_421_closes(FaultyStage stage) throws Exception {
        try (TestMta mta = mta(stage.fault("reply = \"421 4.3.2 going down\""));
                SmtpClient client = stage.client(mta)) {
            assertThat(client.rest()).isEqualTo("421 4.3.2 going down\r\n");
            assertThat(mta.mailbox().count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_delay_comes_before_the_usual(FaultyStage stage) throws Exception {
        try (TestMta mta = mta(stage.fault("delay = 150ms"))) {
            long begin = System.nanoTime();
            try (SmtpClient client = stage.client(mta)) {
                assertThat(client.piece()).matches(stage::isUsual);
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
            }
            assertThat(mta.counters().faults()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_delay_comes_before_an_act(FaultyStage stage) throws Exception {
        try (TestMta mta = mta(stage.fault("delay = 150ms, act = fin"))) {
            long begin = System.nanoTime();
            try (SmtpClient client = stage.client(mta)) {
                assertThat(client.rest()).isEmpty();
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("answered")
    void what_is_appended_comes_in_one_write_with_the_reply(FaultyStage stage) throws Exception {
        try (TestMta mta = mta(stage.fault("append = \"250 2.0.0 more\\r\\n\""));
                SmtpClient client = stage.client(mta)) {
            assertThat(client.piece()).matches(stage::isUsual).endsWith("\r\n250 2.0.0 more\r\n");
        }
    }

    @ParameterizedTest
    @MethodSource("replying")
    void what_is_appended_follows_a_faults_own_reply(FaultyStage stage) throws Exception {
        try (TestMta mta = mta(stage.fault("reply = \"451 no\", append = \"250 more\\r\\n\""));
                SmtpClient client = stage.client(mta)) {
            assertThat(client.piece()).isEqualTo("451 no\r\n250 more\r\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_that_is_not_due_changes_nothing(FaultyStage stage) throws Exception {
        try (TestMta mta = mta(stage.fault("act = reset, every = 2"));
                SmtpClient client = stage.client(mta)) {
            assertThat(client.piece()).matches(stage::isUsual);
        }
    }
}
