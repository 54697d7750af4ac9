package org.fixuplab.lab.sender;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fixuplab.lab.run.CommandResult;
import org.fixuplab.lab.run.Program;

/**
 * Where the programs of real MTAs are: where their packages put them, else below the folder that {@code build/real-mtas} unpacked them to. Immutable.
 *
 * @param unpacked what {@value #VARIABLE} names; a folder for each MTA, and one of libraries
 */
record RealMtas(Optional<Path> unpacked) {

    static final String VARIABLE = "FIXUPLAB_MTAS";

    static RealMtas ofThisMachine() {
        return new RealMtas(Optional.ofNullable(System.getenv(VARIABLE))
                .filter(value -> !value.isBlank())
                .map(value -> Path.of(value).toAbsolutePath()));
    }

    /**
     * The place that this file or folder is in: the system's root, or where this MTA was unpacked.
     *
     * @param sender who needs it, for the message
     * @param mta the MTA's folder among the unpacked
     * @param path without leading slash
     * @param apt the package that holds it
     */
    Path root(String sender, String mta, String path, String apt) throws MissingProgramException {
        return Stream.concat(Stream.of(Path.of("/")), unpacked.stream().map(folder -> folder.resolve(mta)))
                .filter(root -> Files.isReadable(root.resolve(path)))
                .findFirst()
                .orElseThrow(() -> new MissingProgramException("the sender " + sender + " needs /" + path
                        + ", which is not there; install it (on Debian: apt-get install " + apt
                        + "), or unpack it beside the MTA that is installed: build/real-mtas FOLDER, and set "
                        + VARIABLE
                        + " to that folder"));
    }

    /** What the unpacked programs need in their environment. */
    Map<String, String> environment() {
        return unpacked.map(folder -> folder.resolve("libraries"))
                .filter(Files::isDirectory)
                .map(folder -> Map.of("LD_LIBRARY_PATH", folder.toString()))
                .orElse(Map.of());
    }

    /**
     * Runs one of their programs, until it ends or patience does.
     *
     * @param sender who runs it, for the message
     */
    CommandResult run(String sender, List<String> command, Path folder, File input, Patience patience)
            throws IOException, InterruptedException {
        CommandResult result = Program.run(command, folder, environment(), input, patience.left());
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while " + sender + " ran");
        }
        return result;
    }

    /** An MTA changes users, and some of these get a view of the file system of their own: only root may. */
    static void needRoot(String sender) throws MissingProgramException {
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new MissingProgramException("the sender " + sender
                    + " has to be started by root, for its processes change users; run as root, or leave it out");
        }
    }
}
