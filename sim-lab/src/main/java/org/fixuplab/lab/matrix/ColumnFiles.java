package org.fixuplab.lab.matrix;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.scenario.LabReader;
import org.fixuplab.lab.scenario.ScenarioException;

/** The columns that come with the lab. A file that is wrong is our bug, hence an {@link IllegalStateException}. */
final class ColumnFiles {

    private static final String CASES = "cases.conf";
    private static final String FIRMWARE = "firmware.conf";
    private static final Set<String> KEYS = Set.of("id", "title", "firewall", "mta", "sources");

    private ColumnFiles() {}

    /** In the file's order. */
    static List<Column> cases() {
        return cases(CASES, parse(CASES));
    }

    static List<Column> cases(String file, Config root) {
        List<Column> columns = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ConfigObject written : root.getObjectList("cases")) {
            Column column = column(file, written);
            if (!ids.add(column.id())) {
                throw wrong(file, written, "there is a second case " + column.id());
            }
            columns.add(column);
        }
        return columns;
    }

    private static Column column(String file, ConfigObject written) {
        Set<String> unknown = new HashSet<>(written.keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw wrong(file, written, "a case has no key " + String.join(", ", unknown));
        }
        try {
            Config keys = written.toConfig();
            List<String> sources = keys.getStringList("sources");
            if (sources.isEmpty()) {
                throw wrong(file, written, "a case has a source");
            }
            return new Column(keys.getString("id"), keys.getString("title"), settings(file, written), sources);
        } catch (ConfigException | ScenarioException e) {
            throw new IllegalStateException(place(file, written) + e.getMessage(), e);
        }
    }

    private static LabSettings settings(String file, ConfigObject written) throws ScenarioException {
        ConfigObject lab = written.containsKey("firewall")
                ? written
                : written.withValue(
                        "firewall",
                        ConfigValueFactory.fromAnyRef(Columns.NONE)
                                .atKey("firmware")
                                .root());
        for (String key : List.of("id", "title", "sources")) {
            lab = lab.withoutKey(key);
        }
        return LabReader.read(file, lab);
    }

    /** The firewalls of a matrix that is not told which. */
    static List<Column> firmware() {
        List<Column> columns = new ArrayList<>();
        for (Config written : parse(FIRMWARE).getConfigList("columns")) {
            Column column = Columns.firmware(written.getString("firmware"));
            columns.add(new Column(column.id(), written.getString("shows"), column.settings(), column.sources()));
        }
        return columns;
    }

    private static Config parse(String file) {
        InputStream stream = ColumnFiles.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IllegalStateException("the resource " + file + " is missing");
        }
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return ConfigFactory.parseReader(reader).resolve();
        } catch (IOException | ConfigException e) {
            throw new IllegalStateException("the resource " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static IllegalStateException wrong(String file, ConfigObject written, String message) {
        return new IllegalStateException(place(file, written) + message);
    }

    private static String place(String file, ConfigObject written) {
        return file + ":" + written.origin().lineNumber() + ": ";
    }
}
