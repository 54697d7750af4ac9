package org.fixuplab.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.Refusal;

/** What a customer sent, from a file or from stdin: text, and not endless. */
final class PastedText {

    private static final int MOST_OCTETS = 4 * 1024 * 1024;
    private static final int ESCAPE = 0x1b;
    private static final String STDIN = "-";

    private PastedText() {}

    /** @throws Refusal a sentence that says why it cannot be read */
    static String read(String name) {
        boolean stdin = name.equals(STDIN);
        String what = stdin ? "stdin" : "the file " + name;
        try (InputStream in = stdin ? System.in : Files.newInputStream(file(name))) {
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw Refusal.usage(what + " is larger than 4 MiB: cut it down to the lines around the failure");
            }
            return text(octets, what);
        } catch (IOException unreadable) {
            throw Refusal.environment(what + " cannot be read: " + Reason.of(unreadable));
        }
    }

    private static Path file(String name) {
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw Refusal.usage(name + " is a folder: name the file to explain");
        }
        return file;
    }

    private static String text(byte[] octets, String what) {
        String text = decode(octets, what);
        if (text.isBlank()) {
            throw Refusal.usage(what + " is empty: paste what the client showed, a bounce or log lines into it");
        }
        return text;
    }

    /** Text has no NUL, and hardly any other control character but line ends, tabs and what terminals get. */
    private static boolean isBinary(byte[] octets) {
        int control = 0;
        for (byte octet : octets) {
            if (octet == 0) {
                return true;
            }
            boolean usual = octet == '\t' || octet == '\n' || octet == '\r' || octet == '\b' || octet == ESCAPE;
            control += octet > 0 && octet < ' ' && !usual ? 1 : 0;
        }
        return control > octets.length / 20;
    }

    private static String decode(byte[] octets, String what) {
        return decode(octets)
                .orElseThrow(() -> Refusal.usage(what + " is no text: save the dialogue, bounce or log as text"));
    }

    /** Empty if it is no text; whatever octets beyond ASCII it holds, they are some letters. */
    static Optional<String> decode(byte[] octets) {
        if (octets.length >= 2 && (octets[0] & 0xff) + (octets[1] & 0xff) == 0xff + 0xfe) {
            // Notepad's "Unicode".
            return Optional.of(new String(octets, StandardCharsets.UTF_16));
        }
        if (isBinary(octets)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException latin) {
            return Optional.of(new String(octets, StandardCharsets.ISO_8859_1));
        }
    }
}
