package org.fixuplab.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words that lines of a device's configuration begin with and that say nothing about the inspection of mail. Immutable; read once. That a
 * word is here says that its lines are ignored, and nothing about what a device does with them.
 */
final class Sections {

    private static final String RESOURCE = "sections.txt";

    private final Map<String, String> bySection;
    private final Set<String> opening;

    private Sections(Map<String, String> bySection, Set<String> opening) {
        this.bySection = Map.copyOf(bySection);
        this.opening = Set.copyOf(opening);
    }

    static Sections load() {
        return Holder.SECTIONS;
    }

    /** What a line that begins so is counted as; null if no line does. */
    @Nullable
    String of(String word) {
        return bySection.get(word.toLowerCase(Locale.ROOT));
    }

    /** Whether lines that begin so may have others below them. */
    boolean opens(String word) {
        return opening.contains(word.toLowerCase(Locale.ROOT));
    }

    Set<String> words() {
        return bySection.keySet();
    }

    /** Read when first asked for. */
    private static final class Holder {

        static final Sections SECTIONS = read();

        private static Sections read() {
            Map<String, String> bySection = new HashMap<>();
            Set<String> opening = new HashSet<>();
            @Nullable InputStream resource = Sections.class.getResourceAsStream(RESOURCE);
            if (resource == null) {
                throw new IllegalStateException("this program lacks its " + RESOURCE);
            }
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
                String section = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("#") || line.isBlank()) {
                        continue;
                    }
                    for (String word : line.strip().split(" +", -1)) {
                        if (word.endsWith(":")) {
                            section = word.substring(0, word.length() - 1).replace('_', ' ');
                            continue;
                        }
                        String bare = word.endsWith("+") ? word.substring(0, word.length() - 1) : word;
                        bySection.put(bare, section.isEmpty() ? bare : section);
                        if (word.endsWith("+")) {
                            opening.add(bare);
                        }
                    }
                    section = "";
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + RESOURCE, e);
            }
            return new Sections(bySection, opening);
        }
    }
}
