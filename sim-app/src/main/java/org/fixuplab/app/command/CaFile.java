package org.fixuplab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.mta.LabAuthority;

/** The lab's CA as a file, so that no tester ever switches verification off. A temporary one goes when closed. */
final class CaFile implements AutoCloseable {

    private final Path path;
    private final boolean temporary;

    private CaFile(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** @throws Refusal if it cannot be written */
    static CaFile write(Optional<Path> wanted, LabAuthority authority) {
        try {
            Path path = wanted.isPresent() ? wanted.get() : Files.createTempFile("fixuplab-ca-", ".pem");
            authority.writeCertificate(path);
            return new CaFile(path.toAbsolutePath(), wanted.isEmpty());
        } catch (IOException unwritable) {
            throw Refusal.environment(
                    "the CA file " + wanted.map(String::valueOf).orElse("in the temporary folder")
                            + " cannot be written: " + Reason.of(unwritable));
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        if (temporary) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException stays) {
                // The system's own clean-up of temporary files takes it.
                return;
            }
        }
    }
}
