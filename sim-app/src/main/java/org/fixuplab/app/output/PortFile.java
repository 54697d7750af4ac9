package org.fixuplab.app.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.fixuplab.app.process.Refusal;

/** A file with a line a listener, which appears whole once all of them listen. */
public final class PortFile {

    private PortFile() {}

    /**
     * Writes it.
     *
     * @throws Refusal if the file cannot be written
     */
    public static void write(Path file, List<Listening> listeners) {
        String text = listeners.stream().map(Listening::toString).collect(Collectors.joining("\n", "", "\n"));
        try {
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw Refusal.environment("the port file " + file + " cannot be written: " + Reason.of(unwritable));
        }
    }
}
