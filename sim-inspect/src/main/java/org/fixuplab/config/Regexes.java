package org.fixuplab.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The regular expressions that have names, and classes of them. Confined to its {@link Reading}. */
final class Regexes {

    private final Map<String, String> patterns = new HashMap<>();
    private final Map<String, Set<String>> classes = new HashMap<>();
    private Set<String> open = new LinkedHashSet<>();

    void define(String name, String pattern) {
        patterns.put(name, pattern);
    }

    void remove(String name) {
        patterns.remove(name);
    }

    boolean has(String name) {
        return patterns.containsKey(name);
    }

    boolean hasClass(String name) {
        return classes.containsKey(name);
    }

    void openClass(String name) {
        open = classes.computeIfAbsent(name, unused -> new LinkedHashSet<>());
    }

    void removeClass(String name) {
        classes.remove(name);
    }

    /** The names in the class that is open. */
    Set<String> open() {
        return open;
    }

    /** In Java's dialect. */
    List<String> pattern(String name) {
        return List.of(patterns.getOrDefault(name, ""));
    }

    /** In Java's dialect, in the order in which the class names them. */
    List<String> patternsOfClass(String name) {
        List<String> found = new ArrayList<>();
        for (String regex : classes.getOrDefault(name, Set.of())) {
            found.addAll(pattern(regex));
        }
        return found;
    }

    static String missing(String name) {
        return "there is no regex '" + name + "' above this line: write 'regex " + name + " \"...\"' before it";
    }

    static String missingClass(String name) {
        return "there is no class of regexes '" + name + "' above this line: write 'class-map type regex match-any "
                + name + "' and its lines before it";
    }
}
