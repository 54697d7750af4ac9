package org.fixuplab.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of access lists, of which a class may speak. Confined to its {@link Reading}. Read only when a class that inspects mail names one:
 * whole configurations have thousands of them. Of a line only the server's port counts, not the addresses (assumed).
 */
final class AccessLists {

    private static final List<String> ACTIONS = List.of("permit", "deny");

    private final Map<String, List<Line>> lines = new HashMap<>();

    void add(Line line) {
        if (line.words().size() > 3 && !line.isNegated()) {
            lines.computeIfAbsent(line.words().get(1).text(), unused -> new ArrayList<>())
                    .add(line);
        }
    }

    boolean has(String name) {
        return lines.containsKey(name);
    }

    /** The ports that a list permits: a line counts for what no line before it has settled. */
    Ports ports(String name) {
        Ports open = Ports.ALL;
        Ports permitted = Ports.NONE;
        for (Line line : lines.getOrDefault(name, List.of())) {
            Ports meant = destination(line).and(open);
            boolean permits = words(line).subList(2, 4).contains("permit");
            if (permits) {
                permitted = permitted.with(meant);
                open = open.without(meant);
            } else if (deniesAll(line)) {
                open = open.without(meant);
            }
        }
        return permitted;
    }

    /** A line that denies some addresses leaves the rest to the lines below it. */
    private static boolean deniesAll(Line line) {
        return String.join(" ", words(line)).matches(".* deny (ip|tcp) any4? any4?( (eq|range|gt|lt) .*)?");
    }

    private static List<String> words(Line line) {
        return line.words().stream().map(Line.Word::text).toList();
    }

    private static Ports destination(Line line) {
        List<String> words = words(line);
        int action = words.get(2).equals("extended") ? 3 : 2;
        if (action + 1 >= words.size() || !ACTIONS.contains(words.get(action)) || words.contains("inactive")) {
            return Ports.NONE;
        }
        String protocol = words.get(action + 1);
        return switch (protocol) {
            case "tcp", "6", "ip", "object-group", "object" -> afterAddresses(words, action + 2);
            default -> Ports.NONE;
        };
    }

    /** The last operator in a line is about the server's port, unless nothing but the server's address follows it. */
    private static Ports afterAddresses(List<String> words, int from) {
        int index = address(words, from);
        Optional<Ports> source = operator(words, index);
        index = address(words, source.isPresent() ? afterOperator(words, index) : index);
        return operator(words, index).orElse(Ports.ALL);
    }

    private static int address(List<String> words, int index) {
        if (index >= words.size()) {
            return index;
        }
        return switch (words.get(index)) {
            case "any", "any4", "any6" -> index + 1;
            default -> words.get(index).contains("/") ? index + 1 : index + 2;
        };
    }

    private static Optional<Ports> operator(List<String> words, int index) {
        if (index + 1 >= words.size()) {
            return Optional.empty();
        }
        int first = Ports.port(words.get(index + 1)).orElse(0);
        return switch (words.get(index)) {
            case "eq" -> Optional.of(Ports.of(first, first));
            case "neq" -> Optional.of(Ports.ALL.without(Ports.of(first, first)));
            case "gt" -> Optional.of(Ports.of(Math.min(first + 1, Ports.GREATEST), Ports.GREATEST));
            case "lt" -> Optional.of(Ports.of(0, Math.max(first - 1, 0)));
            case "range" ->
                index + 2 < words.size()
                        ? Ports.range(words.get(index + 1) + "-" + words.get(index + 2))
                        : Optional.of(Ports.NONE);
            default -> Optional.empty();
        };
    }

    private static int afterOperator(List<String> words, int index) {
        return words.get(index).equals("range") ? index + 3 : index + 2;
    }
}
