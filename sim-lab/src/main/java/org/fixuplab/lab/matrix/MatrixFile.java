package org.fixuplab.lab.matrix;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fixuplab.lab.Problem;

/**
 * A matrix as a file: JSON, a line a cell, row by row. Two runs with the same outcome make the same file, and the difference of two files shows
 * the cells that differ.
 */
public final class MatrixFile {

    private static final int SCHEMA = 1;
    private static final String REMEDY = "name a file that matrix --save has written";

    private MatrixFile() {}

    /**
     * Writes the cells, without their times, so that a file under version control changes where a cell does.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, List<Cell> cells) throws IOException {
        Files.writeString(file, text(cells.stream().map(SavedCell::of).toList()));
    }

    static String text(List<SavedCell> cells) {
        return cells.stream()
                .map(MatrixFile::line)
                .collect(Collectors.joining(",\n", "{\n  \"schema\": " + SCHEMA + ",\n  \"cells\": [\n", "\n  ]\n}\n"));
    }

    private static String line(SavedCell cell) {
        String leaks = cell.leaks().stream()
                .map(leak -> ConfigUtil.quoteString(word(leak)))
                .collect(Collectors.joining(", "));
        return String.format(
                "    { \"sender\": %s, \"column\": %s, \"verdict\": %s, \"leaks\": [%s] }",
                ConfigUtil.quoteString(cell.sender()),
                ConfigUtil.quoteString(cell.column()),
                ConfigUtil.quoteString(cell.verdict()),
                leaks);
    }

    /** {@code envelope}. */
    private static String word(Leak leak) {
        return leak.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The cells, in the file's order.
     *
     * @throws MatrixFileException if it cannot be read, or is no such file
     */
    public static List<SavedCell> read(Path file) throws MatrixFileException {
        ConfigObject root = parse(file);
        ConfigValue schema = root.get("schema");
        if (schema == null || !String.valueOf(schema.unwrapped()).equals(Integer.toString(SCHEMA))) {
            throw wrong(file, schema == null ? root : schema, "this is no saved matrix of schema " + SCHEMA);
        }
        if (!(root.get("cells") instanceof ConfigList cells)) {
            throw wrong(file, root, "there is no list of cells");
        }
        List<SavedCell> read = new ArrayList<>();
        Set<List<String>> places = new HashSet<>();
        for (ConfigValue value : cells) {
            SavedCell cell = cell(file, value);
            if (!places.add(List.of(cell.sender(), cell.column()))) {
                throw wrong(file, value, "there is a second cell of " + cell.sender() + " and " + cell.column());
            }
            read.add(cell);
        }
        return read;
    }

    private static ConfigObject parse(Path file) throws MatrixFileException {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            ConfigParseOptions json =
                    ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON).setOriginDescription(file.toString());
            return ConfigFactory.parseString(text, json).root();
        } catch (IOException e) {
            throw new MatrixFileException(new Problem(
                    file.toString(),
                    0,
                    Files.exists(file) ? "the file cannot be read" : "there is no such file",
                    REMEDY));
        } catch (ConfigException e) {
            int line = e.origin() == null ? 0 : Math.max(0, e.origin().lineNumber());
            throw new MatrixFileException(new Problem(file.toString(), line, "this is not JSON", REMEDY));
        }
    }

    private static SavedCell cell(Path file, ConfigValue value) throws MatrixFileException {
        if (!(value instanceof ConfigObject cell)) {
            throw wrong(file, value, "a cell is a group of keys");
        }
        if (!(cell.get("leaks") instanceof ConfigList list)) {
            // What matrix --json prints looks much like it.
            throw wrong(file, cell, "a cell has a list of leaks");
        }
        Set<Leak> leaks = EnumSet.noneOf(Leak.class);
        for (ConfigValue item : list) {
            leaks.add(leak(item).orElseThrow(() -> wrong(file, item, "there is no leak " + item.unwrapped())));
        }
        return new SavedCell(
                text(file, cell, "sender"), text(file, cell, "column"), text(file, cell, "verdict"), leaks);
    }

    private static Optional<Leak> leak(ConfigValue value) {
        return Arrays.stream(Leak.values())
                .filter(leak -> word(leak).equals(value.unwrapped()))
                .findFirst();
    }

    private static String text(Path file, ConfigObject cell, String key) throws MatrixFileException {
        ConfigValue value = cell.get(key);
        if (value == null || value.valueType() != ConfigValueType.STRING) {
            throw wrong(file, cell, "a cell has a " + key);
        }
        return String.valueOf(value.unwrapped());
    }

    private static MatrixFileException wrong(Path file, ConfigValue value, String message) {
        return new MatrixFileException(
                new Problem(file.toString(), Math.max(0, value.origin().lineNumber()), message, REMEDY));
    }
}
