package org.fixuplab.lab.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.sender.Job;
import org.fixuplab.lab.sender.MissingProgramException;
import org.fixuplab.lab.sender.Sender;
import org.fixuplab.mta.LabAuthority;
import org.fixuplab.mta.Mailbox;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Mail;
import org.fixuplab.smtp.Octets;

/** Where trials are made: a lab for each, one authority for all. Safe for any thread; closing it removes its files. */
final class Bench implements AutoCloseable {

    /** What was on its way when the sender was done arrives within it, unless the server has fallen silent. */
    private static final Duration LAST_OCTETS = Duration.ofSeconds(1);

    /** Enough lines that some segment holds nothing but body, whatever header a sender puts before it. */
    private static final int BODY_LINES = 60;

    private final LabAuthority trusted = LabAuthority.create();

    /** Nobody was told of this one. */
    private final LabAuthority stranger = LabAuthority.create();

    private final String id = UUID.randomUUID().toString();
    private final AtomicInteger mails = new AtomicInteger();
    private final Path folder;
    private final Path caFile;
    private final Duration timeout;

    /** @throws IOException if there is no place for its files */
    Bench(Duration timeout) throws IOException {
        this.timeout = timeout;
        this.folder = Files.createTempDirectory("fixuplab-matrix-");
        this.caFile = folder.resolve("ca.pem");
        trusted.writeCertificate(caFile);
    }

    void makeReady(LabSettings open) {
        FirstHandshake.make(open, trusted);
    }

    /** A mail through a lab whose certificate the sender can trust. */
    Trial trial(Sender sender, LabSettings settings) throws MissingProgramException, IOException, InterruptedException {
        return trial(sender, settings, trusted);
    }

    /** A mail through a lab whose certificate nobody can trust. */
    Trial trialOfTrust(Sender sender, LabSettings settings)
            throws MissingProgramException, IOException, InterruptedException {
        return trial(sender, settings, stranger);
    }

    private Trial trial(Sender sender, LabSettings settings, LabAuthority signer)
            throws MissingProgramException, IOException, InterruptedException {
        int number = mails.incrementAndGet();
        String messageId = String.format(Locale.ROOT, "<%s.%06d@client.example.com>", id, number);
        Path own = Files.createDirectory(folder.resolve(Integer.toString(number)));
        long begin = System.nanoTime();
        try (Lab lab = Lab.start(settings.withMta(settings.mta().withAuthority(signer)))) {
            Job job = new Job(lab.firewall(), trusted, caFile, mail(messageId), timeout, own);
            List<Attempt> attempts = sender.send(job);
            if (lab.sessions().count() > 0) {
                lab.awaitIdle(LAST_OCTETS);
            }
            List<Trial.Way> arrived = lab.mailbox().map(Mailbox::messages).orElse(List.of()).stream()
                    .map(message -> message.tls().isPresent() ? Trial.Way.TLS : Trial.Way.CLEAR)
                    .toList();
            List<Transcript> sessions = lab.sessions().all();
            return new Trial(attempts, arrived, sessions, messageId, Duration.ofNanos(System.nanoTime() - begin));
        } catch (UncheckedIOException taken) {
            throw new IOException(taken.getMessage(), taken);
        } finally {
            remove(own);
        }
    }

    static Mail mail(String messageId) {
        StringBuilder text = new StringBuilder();
        for (String line : List.of(
                "From: Alice <alice@client.example.com>",
                "To: Bob <bob@example.com>",
                "Subject: through the firewall",
                "Date: Mon, 06 Jan 2020 10:00:00 +0000",
                "Message-ID: " + messageId,
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=us-ascii",
                "")) {
            text.append(line).append("\r\n");
        }
        for (int line = 1; line <= BODY_LINES; line++) {
            text.append(String.format(
                    Locale.ROOT, "This is line %02d of a mail that nobody but its reader should read.\r\n", line));
        }
        return new Mail("alice@client.example.com", List.of("bob@example.com"), Octets.octets(text.toString()));
    }

    /** What cannot be removed, because a program that was killed is not yet gone, is left to the system's own broom. */
    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            return;
        }
    }

    @Override
    public void close() {
        remove(folder);
    }
}
