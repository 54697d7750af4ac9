package org.fixuplab.lab.scenario;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that a scenario file is made of. */
final class Includes {

    private static final Pattern INCLUDE = Pattern.compile("\\s*include\\s+(?:required\\()?(?:file\\()?\"([^\"]+)\".*");

    /** Files that include each other are not looked through for ever. */
    private static final int MOST = 100;

    private Includes() {}

    /** The file that a line includes. */
    static Optional<String> in(String line) {
        Matcher include = INCLUDE.matcher(line.strip());
        return include.matches() ? Optional.of(include.group(1)) : Optional.empty();
    }

    /** The file itself, and all that it includes, there or not. */
    static Set<Path> of(Path file) {
        SourceText source = new SourceText();
        Set<Path> files = new LinkedHashSet<>();
        Deque<Path> toRead = new ArrayDeque<>(Set.of(file));
        while (!toRead.isEmpty() && files.size() < MOST) {
            Path next = toRead.removeFirst();
            if (files.add(next)) {
                source.lines(next.toString())
                        .forEach(line -> in(line).ifPresent(name -> {
                            try {
                                toRead.addLast(next.resolveSibling(name));
                            } catch (InvalidPathException noFile) {
                                // Reading the scenario tells it.
                            }
                        }));
            }
        }
        return files;
    }
}
