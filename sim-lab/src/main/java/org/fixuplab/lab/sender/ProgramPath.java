package org.fixuplab.lab.sender;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where programs are looked for. Immutable. */
final class ProgramPath {

    private final Path here;
    private final List<Path> folders;

    /** What may be left out at the end of a program's name, where the system has such. */
    private final List<String> endings;

    private ProgramPath(Path here, List<Path> folders, List<String> endings) {
        this.here = here;
        this.folders = folders;
        this.endings = endings;
    }

    /** This process's own. */
    static ProgramPath ofThisProcess() {
        return of(Path.of("").toAbsolutePath(), System.getenv());
    }

    static ProgramPath of(Path here, Map<String, String> environment) {
        List<Path> folders = listed(environment.getOrDefault("PATH", environment.getOrDefault("Path", "")))
                .map(Path::of)
                .toList();
        List<String> endings = Stream.concat(Stream.of(""), listed(environment.getOrDefault("PATHEXT", "")))
                .map(ending -> ending.toLowerCase(Locale.ROOT))
                .toList();
        return new ProgramPath(here, folders, endings);
    }

    private static Stream<String> listed(String variable) {
        return Stream.of(variable.split(File.pathSeparator)).filter(item -> !item.isBlank());
    }

    /** Where paths begin. */
    Path here() {
        return here;
    }

    /** The file, as an absolute path; a name with a slash is a path from here, one without is looked for in the folders. */
    Optional<Path> find(String program) {
        boolean path = program.contains("/") || program.indexOf(File.separatorChar) >= 0;
        return (path ? Stream.of(here) : folders.stream())
                .flatMap(folder ->
                        endings.stream().map(ending -> here.resolve(folder).resolve(program + ending)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .map(Path::normalize)
                .findFirst();
    }
}
