package org.fixuplab.app.eventfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that is added to, and that becomes {@code FILE.1} when it is full; what was {@code FILE.1} becomes {@code FILE.2}, and so on, and
 * the oldest is no more. Each renaming is atomic. After a fault the next call tries again. Confined to one thread.
 */
final class RotatingFile implements AutoCloseable {

    private final Path file;
    private final long full;
    private final int keep;
    private @Nullable FileChannel channel;

    /**
     * @param full it is never larger, in octets, unless what was added at once is
     * @param keep how many full ones; 0: what is full is thrown away
     */
    RotatingFile(Path file, long full, int keep) {
        this.file = file.toAbsolutePath();
        this.full = full;
        this.keep = keep;
    }

    /** Makes sure that it can be written. */
    void open() throws IOException {
        opened();
    }

    /** Octets that fit until it is full; may be negative. */
    long room() throws IOException {
        return full - opened().size();
    }

    boolean isEmpty() throws IOException {
        return opened().size() == 0;
    }

    /** Adds all, or nothing: what a full disk took of it is taken back. */
    void add(byte[] octets) throws IOException {
        FileChannel open = opened();
        long before = open.size();
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        try {
            while (buffer.hasRemaining()) {
                open.write(buffer);
            }
        } catch (IOException fault) {
            takeBack(open, before);
            throw fault;
        }
    }

    private void takeBack(FileChannel open, long before) {
        try {
            open.truncate(before);
        } catch (IOException worse) {
            // The fault is told already; the next try opens the file anew.
        }
        close();
    }

    void rotate() throws IOException {
        close();
        for (int age = keep; age > 0; age--) {
            Path younger = age == 1 ? file : aged(age - 1);
            if (Files.exists(younger)) {
                Files.move(younger, aged(age), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (keep == 0) {
            Files.deleteIfExists(file);
        }
        opened();
    }

    private Path aged(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }

    private FileChannel opened() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        return channel;
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException fault) {
                // Nothing is buffered here: what was added is in the file.
            }
            channel = null;
        }
    }
}
