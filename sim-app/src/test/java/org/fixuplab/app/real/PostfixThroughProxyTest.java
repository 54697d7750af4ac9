package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fixuplab.app.CliProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Postfix sends through {@code fixuplab proxy} to a real Postfix that offers TLS. */
@Timeout(180)
class PostfixThroughProxyTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void needPostfix() throws Exception {
        RealPrograms.needPostfix();
        // Postfix's own users must be able to walk to its folders.
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void with_opportunistic_tls_the_mail_goes_in_clear() throws Exception {
        try (PostfixInstance receiver = PostfixInstance.receiver(sub("receiver"));
                CliProcess proxy = proxy(receiver);
                PostfixInstance sender = PostfixInstance.sender(sub("sender"), proxy.port("firewall"), "may")) {
            sender.inject("in clear");
            assertThat(sender.deliveryStatus()).contains("status=sent");
            assertThat(sender.usedTlsAsClient()).isFalse();
            assertThat(receiver.stored()).contains("Subject: in clear").doesNotContain("using TLS");
        }
    }

    @Test
    void with_mandatory_tls_the_mail_stays_in_the_queue() throws Exception {
        try (PostfixInstance receiver = PostfixInstance.receiver(sub("receiver"));
                CliProcess proxy = proxy(receiver);
                PostfixInstance sender = PostfixInstance.sender(sub("sender"), proxy.port("firewall"), "encrypt")) {
            sender.inject("never");
            assertThat(sender.deliveryStatus())
                    .contains("dsn=4.7.4", "status=deferred", "TLS is required, but was not offered by host");
        }
    }

    @Test
    void without_the_firewall_the_same_two_use_tls() throws Exception {
        try (PostfixInstance receiver = PostfixInstance.receiver(sub("receiver"));
                PostfixInstance sender = PostfixInstance.sender(sub("sender"), receiver.port(), "may")) {
            sender.inject("over TLS");
            assertThat(sender.deliveryStatus()).contains("status=sent");
            assertThat(sender.usedTlsAsClient()).isTrue();
            assertThat(receiver.stored()).contains("using TLS");
        }
    }

    private CliProcess proxy(PostfixInstance receiver) {
        return CliProcess.start(
                folder,
                "proxy",
                "--firmware",
                "ASA 8.2(5)",
                "--listen",
                "0",
                "--upstream",
                "127.0.0.1:" + receiver.port());
    }

    private Path sub(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }
}
