package org.fixuplab.app.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a file is like. Immutable.
 *
 * @param stamp of the file that stands at the end of all symlinks; empty if there is none
 * @param content a digest; empty if there is none
 * @param settled whether whoever writes to it now gives it another stamp
 */
record FileState(String stamp, String content, boolean settled) {

    static final FileState GONE = new FileState("", "", true);

    /** A file system may keep times no finer than this: two writes within it can leave one stamp. */
    private static final Duration GRAIN = Duration.ofSeconds(2);

    /** The state now. Only a file that has another stamp than before, or a young one, is read. */
    static FileState of(Path file, @Nullable FileState before) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (!now.isRegularFile()) {
                return GONE;
            }
            String stamp = stamp(file, now);
            if (before != null && before.settled && before.stamp.equals(stamp)) {
                return before;
            }
            return new FileState(stamp, digest(Files.readAllBytes(file)), isOld(now.lastModifiedTime()));
        } catch (IOException goneOrUnreadable) {
            return GONE;
        }
    }

    /** Of the real file: a symlink that is swapped leads to another one, though nothing about the link's own name tells. */
    private static String stamp(Path file, BasicFileAttributes now) throws IOException {
        return file.toRealPath() + " " + now.fileKey() + " " + now.lastModifiedTime() + " " + now.size();
    }

    private static boolean isOld(FileTime modified) {
        return modified.toInstant().isBefore(Instant.now().minus(GRAIN));
    }

    private static String digest(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
