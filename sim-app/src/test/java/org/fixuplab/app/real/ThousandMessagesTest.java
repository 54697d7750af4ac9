package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.fixuplab.app.real.MixedMessages.Message;
import org.fixuplab.app.real.MixedMessages.Shape;
import org.fixuplab.mta.MailboxBounds;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.Persona;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.mta.TestMta;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A thousand messages, ten of them of 25 MiB, from three programs and with BDAT: they arrive octet for octet. */
@Timeout(120)
class ThousandMessagesTest {

    private static final long SEED = 1_000;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final List<Shape> WITH_DOTS =
            List.of(Shape.EMPTY, Shape.PLAIN, Shape.EIGHT_BIT, Shape.LONG_LINES, Shape.DOTS, Shape.STRAY_LINE_ENDS);

    @TempDir
    private Path folder;

    private final TestMta mta = TestMta.start(MtaSettings.of(
                    Persona.named("postfix").with("ehlo", "PIPELINING,SIZE,8BITMIME,CHUNKING,BINARYMIME"),
                    "mail.dest.test")
            .withBounds(new MailboxBounds(1_000, 512 * MEBIBYTE, 32 * MEBIBYTE)));

    @AfterEach
    void close() {
        long faults = mta.counters().faults();
        mta.close();
        assertThat(faults).isZero();
    }

    @Test
    void curl_sends_700() throws Exception {
        RealPrograms.needCurl();
        List<Message> messages = new MixedMessages(SEED).make(700, 6, WITH_DOTS);
        List<String> config = new ArrayList<>();
        for (Message message : messages) {
            config.add("url = \"smtp://127.0.0.1:" + port() + "/c.src.test\"");
            config.add("mail-from = \"a@src.test\"");
            config.add("mail-rcpt = \"" + message.number() + "@dest.test\"");
            config.add("upload-file = \"" + write(message.number() + ".eml", message.octets()) + "\"");
            config.add("next");
        }
        config.remove(config.size() - 1);
        Path file = folder.resolve("curl.conf");
        Files.write(file, config);
        run("/usr/bin/curl", "--silent", "--show-error", "--config", file.toString());
        arrived(messages);
    }

    @Test
    void swaks_sends_50() throws Exception {
        RealPrograms.needSwaks();
        // Not the empty one: swaks takes a lone dot for the name of a file.
        List<Shape> shapes = WITH_DOTS.subList(1, WITH_DOTS.size());
        List<Message> messages = new MixedMessages(SEED).make(50, 0, shapes);
        for (Message message : messages) {
            // Left as it is, the data is what goes over the wire after DATA, but for its last line end.
            String stuffed = ("\r\n" + Octets.text(message.octets()))
                            .replace("\r\n.", "\r\n..")
                            .substring(2) + ".";
            Path file = write("swaks.eml", Octets.octets(stuffed));
            run(
                    "/usr/bin/swaks",
                    "--server",
                    "127.0.0.1:" + port(),
                    "--helo",
                    "c.src.test",
                    "--from",
                    "a@src.test",
                    "--to",
                    message.number() + "@dest.test",
                    "--silent",
                    "3",
                    "--no-data-fixup",
                    "--data",
                    "@" + file);
        }
        arrived(messages);
    }

    @Test
    void smtp_source_sends_100_in_five_sessions_at_once() throws Exception {
        RealPrograms.needSmtpSource();
        List<Message> kinds = new MixedMessages(SEED).make(5, 1, List.of(Shape.PLAIN, Shape.EIGHT_BIT, Shape.DOTS));
        List<Integer> counts = List.of(1, 25, 25, 25, 24);
        for (Message message : kinds) {
            int count = counts.get(message.number());
            // It reads lines that end with LF, and sends an empty one after the last.
            String lines = Octets.text(message.octets()).replace("\r\n", "\n");
            Path file = write("source.txt", Octets.octets(lines));
            run(
                    "/usr/sbin/smtp-source",
                    "-s",
                    "5",
                    "-m",
                    "" + count,
                    "-M",
                    "c.src.test",
                    "-f",
                    "a@src.test",
                    "-t",
                    message.number() + "@dest.test",
                    "-F",
                    file.toString(),
                    "127.0.0.1:" + port());
            byte[] expected = Octets.octets(Octets.text(message.octets()) + "\r\n");
            assertThat(mta.mailbox().messages()).hasSize(count).allSatisfy(it -> {
                assertThat(it.recipients()).containsExactly(message.number() + "@dest.test");
                MixedMessages.assertSame(message, expected, it.octets());
            });
            mta.mailbox().clear();
        }
        assertThat(mta.mailbox().accepted()).isEqualTo(100);
    }

    @Test
    void a_client_that_knows_bdat_sends_150() throws Exception {
        List<Shape> shapes = new ArrayList<>(WITH_DOTS);
        shapes.addAll(List.of(Shape.BINARY, Shape.BINARY));
        List<Message> messages = new MixedMessages(SEED).make(150, 3, shapes);
        try (ChunkingClient client = new ChunkingClient(mta.address(), SEED)) {
            for (Message message : messages) {
                client.send(message);
            }
        }
        arrived(messages);
    }

    private void arrived(List<Message> sent) {
        Map<String, StoredMessage> stored = mta.mailbox().messages().stream()
                .collect(Collectors.toMap(it -> it.recipients().get(0), UnaryOperator.identity()));
        assertThat(stored).hasSameSizeAs(sent);
        for (Message message : sent) {
            StoredMessage it = stored.get(message.number() + "@dest.test");
            assertThat(it).as("message %d", message.number()).isNotNull();
            MixedMessages.assertSame(message, message.octets(), it.octets());
        }
    }

    private int port() {
        return mta.address().getPort();
    }

    private Path write(String name, byte[] octets) throws IOException {
        return Files.write(folder.resolve(name), octets);
    }

    private void run(String... command) throws Exception {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as(command[0]).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", command[0], Files.readString(said))
                .isZero();
    }
}
