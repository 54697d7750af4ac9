package org.fixuplab.app.archive;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes the class-data archive of a distribution, {@code lib/fixuplab-JAVA_VERSION.jsa}, for the JVM that runs this. Beside it stands a file
 * {@code .for} with the folder it is good for: a JVM takes an archive only with the jars that it was made from, where they were.
 *
 * <p>An archive of all classes, the JDK's included, from a list. One on top of the JDK's own would not hold the classes of picocli, which are in an
 * old format.
 */
public final class ClassArchive {

    private static final long PATIENCE_SECONDS = 120;

    private final Path lib;
    private final Path work;

    private ClassArchive(Path lib, Path work) {
        this.lib = lib;
        this.work = work;
    }

    /**
     * Makes the archive. Exit 1 if that could not be done, and then there is none.
     *
     * @param arguments the folder of the jars
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            makeIn(Path.of(arguments[0]).toRealPath());
        } catch (IOException failed) {
            System.err.println("no class-data archive, starts will be slower: " + failed.getMessage());
            System.exit(1);
        }
    }

    private static void makeIn(Path lib) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(lib, "archive");
        try {
            new ClassArchive(lib, work).make();
        } finally {
            try (var left = Files.list(work)) {
                left.forEach(file -> file.toFile().delete());
            }
            Files.deleteIfExists(work);
        }
    }

    private void make() throws IOException, InterruptedException {
        String name = "fixuplab-" + System.getProperty("java.version") + ".jsa";
        Path classes = work.resolve("classes");
        Path archive = work.resolve(name);
        java(
                List.of("-XX:DumpLoadedClassList=" + classes, "-XX:TieredStopAtLevel=1"),
                List.of(Rehearsal.class.getName()));
        // The collector whose heap objects an archive can hold; another one can load them.
        java(
                List.of(
                        "-Xshare:dump",
                        "-XX:+UseG1GC",
                        "-XX:SharedClassListFile=" + classes,
                        "-XX:SharedArchiveFile=" + archive),
                List.of());
        if (!Files.exists(archive)) {
            throw new IOException("the JVM made none");
        }
        Path where = Files.writeString(work.resolve(name + ".for"), lib + "\n");
        move(archive);
        move(where);
    }

    /** Whole or not at all: another process may be starting. */
    private void move(Path file) throws IOException {
        Path target = lib.resolve(file.getFileName());
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void java(List<String> options, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) { // As the launcher says it: an archive depends on it.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-Djava.library.path=" + lib);
        command.addAll(options);
        command.addAll(List.of("-cp", lib.resolve("fixuplab.jar").toString()));
        command.addAll(words);
        Path said = work.resolve("said");
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the JVM did not end");
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "exit " + process.exitValue() + " of " + String.join(" ", command) + "\n" + Files.readString(said));
        }
    }
}
