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
import org.jspecify.annotations.Nullable;

/** The files of one real MTA: a temporary folder that its own users can walk to. Once open, safe for any thread; removed when closed. */
final class Workshop implements AutoCloseable {

    private static final String OPEN = "rwxr-xr-x";

    private final String owner;
    private final AtomicInteger numbers = new AtomicInteger();
    private @Nullable Path folder;

    /** @param owner the sender's name */
    Workshop(String owner) {
        this.owner = owner;
    }

    void open() throws IOException {
        String prefix = "fixuplab-" + owner.replace(':', '-') + "-";
        folder = opened(Files.createTempDirectory(prefix).toRealPath());
    }

    Path folder() {
        if (folder == null) {
            throw new IllegalStateException(owner + " is not open");
        }
        return folder;
    }

    /** What is done in a folder of its own. */
    interface Work<T> {
        T in(Path folder) throws IOException, InterruptedException;
    }

    /** Does it in a new folder, which is gone afterwards. */
    <T> T job(Work<T> work) throws IOException, InterruptedException {
        Path own = folder(Integer.toString(numbers.incrementAndGet()));
        try {
            return work.in(own);
        } finally {
            remove(own);
        }
    }

    Path folder(String name) throws IOException {
        return opened(Files.createDirectories(folder().resolve(name)));
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

    /** The domains it goes to, each once. */
    static Stream<String> domains(Mail mail) {
        return mail.recipients().stream()
                .map(recipient -> recipient.substring(recipient.indexOf('@') + 1))
                .distinct();
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
        if (folder != null) {
            remove(folder);
        }
    }
}
