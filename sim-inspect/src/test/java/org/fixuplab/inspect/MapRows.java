package org.fixuplab.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules as rows of text, {@code header-line-length limit=5 action=reset}: of what a row does not say, a class is not negated, drops the
 * connection and is logged. Classes of a map are numbered in the order of the rows.
 */
final class MapRows {

    private static final Set<String> IN_NO_MAP =
            Set.of("allow-tls", "address-pipe", "address-brackets", "special-character", "mail-relay", "size-log");

    private MapRows() {}

    static List<Rule> of(String... rows) {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String row : rows) {
            String[] words = row.split(" ", -1);
            Map<String, List<String>> values = new HashMap<>(
                    Map.of("negate", List.of("off"), "action", List.of("drop-connection"), "log", List.of("on")));
            for (int i = 1; i < words.length; i++) {
                String[] pair = words[i].split("=", 2);
                values.put(pair[0], pair[1].isEmpty() ? List.of() : List.of(pair[1].split(",", -1)));
            }
            rules.add(new Rule(words[0], new Settings(values), IN_NO_MAP.contains(words[0]) ? 0 : ++number));
        }
        return rules;
    }
}
