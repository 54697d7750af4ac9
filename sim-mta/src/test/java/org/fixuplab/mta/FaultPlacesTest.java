package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault strikes at its place, wherever what the client sends is cut, and whatever struck before. */
class FaultPlacesTest {

    private static final MtaSettings SETTINGS =
            MtaSettings.of(Persona.named("postfix"), "h").withAuthority(LabAuthority.create());

    private TestMta mta = TestMta.start(SETTINGS);

    private SmtpClient client(String... faults) throws Exception {
        mta.close();
        mta = TestMta.start(SETTINGS.withFaults(Faults.parse(faults)));
        return SmtpClient.greeted(mta);
    }

    @AfterEach
    void no_fault_of_our_own() {
        long faults = mta.counters().faults();
        mta.close();
        assertThat(faults).isZero();
    }

    private static void sendCut(SmtpClient client, String text, int cut) throws Exception {
        for (int i = 0; i < text.length(); i += cut) {
            client.send(text.substring(i, Math.min(text.length(), i + cut)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9, 100})
    void of_two_within_a_message_each_is_done_in_the_order_of_their_places(int cut) throws Exception {
        try (SmtpClient client = client(
                "{ at = body, offset = 12, reply = \"452 4.3.1 full\" }",
                "{ at = body, offset = 4, delay = 20ms }",
                "{ at = body, offset = 9, delay = 20ms }")) {
            client.untilData();
            sendCut(client, "twenty octets and\r\n.\r\nNOOP\r\n", cut);
            assertThat(client.reply()).isEqualTo("452 4.3.1 full");
            assertThat(client.reply()).isEqualTo("250 2.0.0 Ok");
            assertThat(mta.mailbox().count()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100})
    void one_that_ends_the_session_leaves_the_later_ones_uncounted(int cut) throws Exception {
        try (SmtpClient client = client(
                "{ at = body, offset = 4, first = 1, act = fin }",
                "{ at = body, offset = 9, first = 1, reply = \"452 4.3.1 full\" }")) {
            client.untilData();
            sendCut(client, "twenty octets and\r\n.\r\n", cut);
            assertThat(client.rest()).isEmpty();
        }
        try (SmtpClient client = SmtpClient.greeted(mta)) {
            client.untilData();
            client.send("twenty octets and\r\n.\r\n");
            assertThat(client.reply()).isEqualTo("452 4.3.1 full");
        }
    }

    @Test
    void in_the_handshake_it_waits_for_the_client_hello_though_the_220_came_late() throws Exception {
        try (SmtpClient client = client("{ at = starttls, delay = 20ms }", "{ at = handshake, act = garbage }")) {
            assertThat(client.ask("STARTTLS")).startsWith("220 ");
            client.patience(Duration.ofMillis(200));
            assertThatThrownBy(client::piece).isInstanceOf(SocketTimeoutException.class);
            client.patience(Duration.ofSeconds(10));
            client.send("\u0016\u0003\u0001");
            assertThat(client.reply()).isEqualTo("500 5.5.1 Command unrecognized");
        }
    }
}
