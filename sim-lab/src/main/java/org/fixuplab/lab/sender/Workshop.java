package org.fixuplab.lab.sender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fixuplab.send.Mail;
import org.fixuplab.smtp.Octets;

/** The files of one real MTA: a temporary folder that its own users can walk to. Safe for any thread; removed when closed. */
final class Workshop implements AutoCloseable {

    private static final String OPEN = "rwxr-xr-x";

    private final Path folder;
    private final AtomicInteger numbers = new AtomicInteger();

    Workshop(String name) throws IOException {
        this.folder = opened(Files.createTempDirectory("fixuplab-" + name + "-").toRealPath());
    }

    Path folder() {
        return folder;
    }

    /** A new folder in it. */
    Path job() throws IOException {
        return folder(Integer.toString(numbers.incrementAndGet()));
    }

    Path folder(String name) throws IOException {
        return opened(Files.createDirectories(folder.resolve(name)));
    }

    private static Path opened(Path folder) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OPEN));
    }

    /** Hands a file or folder to a user. */
    static Path give(Path file, String user) throws IOException {
        UserPrincipal owner =
                file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        return Files.setOwner(file, owner);
    }

    /** The mail as programs like to be handed it: lines end with LF. */
    static Path message(Path folder, Mail mail) throws IOException {
        Path file = folder.resolve("message");
        Files.write(file, Octets.octets(Octets.text(mail.octets()).replace("\r\n", "\n")));
        return file;
    }

    /** What a process that is just ending still writes there is left to the system's own broom. */
    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> inside = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inside) {
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
