package org.fixuplab.build.leaks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file that fails the build by being there. Any thread. */
final class LeakReport {

    private static final Path FILE = Path.of(System.getProperty("build.leaks.file", "target/netty-leaks.log"));

    private LeakReport() {}

    /** Removes what an earlier test JVM reported. */
    static void clear() {
        try {
            Files.deleteIfExists(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + FILE, e);
        }
    }

    static synchronized void add(String leak) {
        System.err.println("LEAK: " + leak);
        try {
            Files.createDirectories(FILE.toAbsolutePath().getParent());
            Files.writeString(FILE, leak + "\n\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + FILE, e);
        }
    }
}
