package org.fixuplab.app.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears whole: whoever sees it, sees all of it, and what was there before stays until then. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes beside {@code file} and renames. */
    public static void write(Path file, byte[] octets) throws IOException {
        Path target = file.toAbsolutePath();
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            Files.write(unfinished, octets);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
