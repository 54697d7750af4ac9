package org.fixuplab.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.send.Letter;
import org.fixuplab.send.Mail;
import picocli.CommandLine.Option;

/** Which message is sent. */
final class LetterOptions {

    private static final String STDIN = "-";
    /** As much as may stand in memory without a thought. */
    private static final int MOST_OCTETS = 100_000_000;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "The envelope's sender; <> is the null sender. Default: sender@client.example.com.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "LIST",
            description = "The envelope's recipients, with commas between. Default: user@example.com.")
    private String to = "";

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The message, octet for octet; - is stdin. Default: one is made.")
    private String file = "";

    @Option(names = "--size", paramLabel = "N", description = "Octets of the message that is made. Default: 1000.")
    private int size;

    /** @throws Refusal if there is no such message */
    Mail mail(InputStream stdin) {
        String sender = bare(from);
        List<String> recipients =
                MatrixRows.words(to).stream().map(LetterOptions::bare).toList();
        if (recipients.isEmpty()) {
            throw Refusal.usage("--to '" + to + "': a message has a recipient, such as user@example.com");
        }
        if (size < 1 || size > MOST_OCTETS) {
            throw Refusal.usage("--size " + size + ": a message has 1 to " + MOST_OCTETS + " octets");
        }
        return file.isEmpty() ? Letter.of(sender, recipients, size) : new Mail(sender, recipients, octets(stdin));
    }

    private byte[] octets(InputStream stdin) {
        try {
            return file.equals(STDIN) ? stdin.readNBytes(MOST_OCTETS) : Files.readAllBytes(Path.of(file));
        } catch (IOException unreadable) {
            throw Refusal.usage("the message " + file + " cannot be read: " + Reason.of(unreadable));
        }
    }

    private static String bare(String address) {
        return address.startsWith("<") && address.endsWith(">") ? address.substring(1, address.length() - 1) : address;
    }
}
