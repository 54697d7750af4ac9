package org.fixuplab.app.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import org.fixuplab.app.process.Refusal;

/** A file with a line a listener, which appears whole once all of them listen. */
public final class PortFile {

    private PortFile() {}

    /**
     * Writes beside {@code file} and renames.
     *
     * @throws Refusal if the file cannot be written
     */
    public static void write(Path file, List<Listening> listeners) {
        String text = listeners.stream().map(Listening::toString).collect(Collectors.joining("\n", "", "\n"));
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            Files.writeString(unfinished, text);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw Refusal.environment("the port file " + file + " cannot be written: " + Reason.of(unwritable));
        }
    }
}
