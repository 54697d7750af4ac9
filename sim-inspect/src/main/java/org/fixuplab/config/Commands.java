package org.fixuplab.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lines that are understood, by the mode they stand in and the word they begin with. Immutable. */
final class Commands {

    /** A row for each line; in each mode, what people write most comes first. */
    static final List<Command> ALL = all();

    private static final Map<Mode, Map<String, List<Command>>> INDEX = index();

    private Commands() {}

    private static List<Command> all() {
        List<Command> rows = new ArrayList<>();
        rows.addAll(FixupCommands.rows());
        rows.addAll(PolicyCommands.rows());
        rows.addAll(RegexCommands.rows());
        rows.addAll(EsmtpMapCommands.rows());
        rows.addAll(ServiceCommands.rows());
        return List.copyOf(rows);
    }

    private static Map<Mode, Map<String, List<Command>>> index() {
        Map<Mode, Map<String, List<Command>>> index = new EnumMap<>(Mode.class);
        for (Command command : ALL) {
            index.computeIfAbsent(command.mode(), unused -> new LinkedHashMap<>())
                    .computeIfAbsent(command.key(), unused -> new ArrayList<>())
                    .add(command);
        }
        return index;
    }

    /** The rows of this mode alone that begin as the line does. */
    static List<Command> beginningAs(Line line, Mode mode) {
        String first = line.words().get(0).text().toLowerCase(Locale.ROOT);
        String key = Command.isPrefix(first) && line.words().size() > 1
                ? first + " " + line.words().get(1).text().toLowerCase(Locale.ROOT)
                : first;
        return INDEX.getOrDefault(mode, Map.of()).getOrDefault(key, List.of());
    }

    /** Whether a configuration may begin so. */
    static boolean begins(Line line) {
        return !beginningAs(line, Mode.GLOBAL).isEmpty();
    }

    /** All rows that may come next, those of the innermost mode first. */
    static List<Command> of(Mode mode) {
        List<Command> rows = new ArrayList<>();
        for (Mode current : mode.outwards()) {
            ALL.stream().filter(command -> command.mode() == current).forEach(rows::add);
        }
        return rows;
    }
}
