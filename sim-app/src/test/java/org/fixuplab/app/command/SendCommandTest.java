package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.fixuplab.app.Cli;
import org.fixuplab.app.Golden;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SendCommandTest {

    @TempDir
    private Path folder;

    private static Lab lab(String firmware) {
        return Lab.start(LabSettings.of(Catalogue.load().policy(firmware)));
    }

    private static String address(InetSocketAddress server) {
        return "127.0.0.1:" + server.getPort();
    }

    @Test
    void a_message_over_tls_is_exit_0() throws IOException {
        try (Lab lab = lab("none")) {
            Path ca = folder.resolve("ca.pem");
            lab.authority().writeCertificate(ca);
            Cli.Outcome outcome =
                    Cli.run("send", "--server", address(lab.firewall()), "--persona", "exim", "--ca", ca.toString());
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.code()).isZero();
            assertThat(outcome.out()).contains("attempt 1  queued for 0s", "tls", "outcome    delivered over TLS");
            assertThat(lab.mailbox().orElseThrow().messages()).singleElement().satisfies(message -> {
                assertThat(message.tls()).isPresent();
                assertThat(message.octets()).hasSize(1000);
            });
        }
    }

    @Test
    void a_message_that_stays_in_the_queue_is_exit_1_with_the_clients_own_words() {
        try (Lab lab = lab("ASA 8.2(5)")) {
            Cli.Outcome outcome = Cli.run(
                    "send",
                    "--server",
                    address(lab.firewall()),
                    "--persona",
                    "postfix-encrypt",
                    "--attempts",
                    "3",
                    "--columns",
                    "100");
            assertThat(outcome.code()).isEqualTo(1);
            Golden.assertSame(
                    "send-deferred.txt",
                    outcome.out().replace(String.valueOf(lab.firewall().getPort()), "PORT"));
        }
    }

    @Test
    void what_may_be_a_password_is_not_told() {
        Cli.Outcome outcome = Cli.run("send", "--login", "s3cret");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--login: write USER:PASSWORD").doesNotContain("s3cret");
    }

    @Test
    void a_file_arrives_octet_for_octet_with_its_envelope() throws IOException {
        byte[] octets = Octets.octets("Subject: caf\u00e9\r\n\r\n.\r\n..\r\nend\r\n");
        Path file = Files.write(folder.resolve("letter.eml"), octets);
        try (Lab lab = lab("none")) {
            Cli.Outcome outcome = Cli.run(
                    "send",
                    "--server",
                    address(lab.firewall()),
                    "--persona",
                    "exim",
                    "--from",
                    "<>",
                    "--to",
                    "a@example.com,b@example.com",
                    "--file",
                    file.toString(),
                    "--segments",
                    "1");
            assertThat(outcome.code()).as(outcome.all()).isZero();
            StoredMessage message =
                    lab.mailbox().orElseThrow().await(1, Duration.ofSeconds(5)).get(0);
            assertThat(message.octets()).isEqualTo(octets);
            assertThat(message.sender()).isEmpty();
            assertThat(message.recipients()).containsExactly("a@example.com", "b@example.com");
        }
    }

    @Test
    void a_habit_can_be_changed_and_the_result_be_read_by_a_machine() {
        try (Lab lab = lab("none")) {
            Cli.Outcome outcome =
                    Cli.run("send", "--server", address(lab.firewall()), "--set", "tls.use=never", "--json");
            assertThat(outcome.code()).isZero();
            assertThat(outcome.out())
                    .startsWith("{\n  \"schema\" : 1")
                    .contains("\"delivered\" : true", "\"verdict\" : \"clear\"");
        }
    }

    @Test
    void where_nothing_listens_it_is_exit_3() throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        Cli.Outcome outcome = Cli.run("send", "--server", "127.0.0.1:" + free);
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("nothing listens at 127.0.0.1:" + free);
    }

    @Test
    void lists_the_clients_there_are() {
        assertThat(Cli.run("send", "--list").out()).contains("postfix-may ", "Postfix, TLS level may");
        assertThat(Cli.run("send", "--list", "--json").out()).contains("\"name\" : \"postfix-may\"");
    }
}
