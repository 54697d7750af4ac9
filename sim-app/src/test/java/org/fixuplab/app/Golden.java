package org.fixuplab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts a person has read and approved, in src/test/resources/golden. Run the tests with {@code -Dgolden=write} to write them anew, then
 * read the difference.
 */
public final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    public static void assertSame(String name, String text) {
        Path file = FOLDER.resolve(name);
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text);
            }
            assertThat(text).as("golden text %s", name).isEqualTo(Files.readString(file));
        } catch (IOException missing) {
            throw new UncheckedIOException("-Dgolden=write makes it", missing);
        }
    }
}
