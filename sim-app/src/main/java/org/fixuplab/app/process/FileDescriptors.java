package org.fixuplab.app.process;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How many files and sockets this process may have open: {@code ulimit -n}. A JVM raises it to the hard limit when it starts. */
public final class FileDescriptors {

    /** Linux; asking the JVM there would cost tens of milliseconds. proc(5). */
    private static final Path LIMITS = Path.of("/proc/self/limits");

    private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+(\\d+)\\s.*");

    private FileDescriptors() {}

    /** Empty if there is no limit, or nobody tells. */
    public static OptionalLong limit() {
        if (!Files.isReadable(LIMITS)) {
            return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                    ? OptionalLong.of(unix.getMaxFileDescriptorCount())
                    : OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(LIMITS)) {
            return lines.map(OPEN_FILES::matcher)
                    .filter(Matcher::matches)
                    .mapToLong(line -> Long.parseLong(line.group(1)))
                    .findFirst();
        } catch (IOException unreadable) {
            return OptionalLong.empty();
        }
    }
}
