package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixuplab.app.CliProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real Postfix works around a PIX when the greeting's text is of 2, 0, stars and blanks alone: ours is, where a real one is. */
@Timeout(180)
class PostfixWorkaroundsTest {

    /** A Sendmail's, with 2 and 0 in it. */
    private static final String GREETING =
            "mx.dest.test ESMTP Sendmail 8.12.10/8.12.10; Mon, 20 Sep 2004 10:20:00 +0200";

    private static final String LOGGED = "enabling PIX workarounds: disable_esmtp for 127.0.0.1[127.0.0.1]:";

    @TempDir
    private Path folder;

    @BeforeEach
    void needPostfix() throws Exception {
        RealPrograms.needPostfix();
        // Postfix's own users must be able to walk to its folders.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @CsvSource({"ASA 8.2(5), ''", "PIX 6.3(5), ''", "PIX 6.3(5), behaviours.banner-stars-segment.enabled=on"})
    void a_greeting_of_stars_makes_it_send_helo(String firmware, String setting) throws Exception {
        try (PostfixInstance receiver = PostfixInstance.receiver(sub("receiver"), GREETING);
                CliProcess proxy = proxy(receiver, firmware, setting);
                PostfixInstance sender = PostfixInstance.sender(sub("sender"), proxy.port("firewall"), "may")) {
            sender.inject("with HELO");
            assertThat(sender.deliveryStatus()).contains("status=sent");
            assertThat(sender.log()).contains(LOGGED + proxy.port("firewall"));
            assertThat(receiver.stored()).contains("by mx.dest.test (Postfix) with SMTP id");
        }
    }

    @ParameterizedTest
    @CsvSource({"none, ''", "PIX 6.3(5), behaviours.banner-cmap.enabled=on"})
    void another_greeting_does_not(String firmware, String setting) throws Exception {
        try (PostfixInstance receiver = PostfixInstance.receiver(sub("receiver"), GREETING);
                CliProcess proxy = proxy(receiver, firmware, setting);
                PostfixInstance sender = PostfixInstance.sender(sub("sender"), proxy.port("firewall"), "none")) {
            sender.inject("as ever");
            assertThat(sender.deliveryStatus()).contains("status=sent");
            assertThat(sender.log()).doesNotContain("workaround");
        }
    }

    private CliProcess proxy(PostfixInstance receiver, String firmware, String setting) {
        List<String> words = new ArrayList<>(List.of(
                "proxy", "--firmware", firmware, "--listen", "0", "--upstream", "127.0.0.1:" + receiver.port()));
        if (!setting.isEmpty()) {
            words.addAll(Arrays.asList("--set", setting));
        }
        return CliProcess.start(folder, words.toArray(String[]::new));
    }

    private Path sub(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }
}
