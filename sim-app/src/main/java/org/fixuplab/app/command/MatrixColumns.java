package org.fixuplab.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.matrix.Column;
import org.fixuplab.lab.matrix.Columns;
import picocli.CommandLine.Option;

/** What stands between, as a person names it. Without any of these, some firewalls and every case. */
final class MatrixColumns {

    private static final String ALL = "all";

    @Option(
            names = "--firmware",
            paramLabel = "LIST",
            description =
                    "Versions, with commas between: asa-8.2.5,pix-6.3.5,none. Default: one of each kind, unless --faults is given.")
    private String firmware = "";

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            description =
                    "Cases, with commas between: TLS-04a, or all that begin so: TLS; or all. Default: all, unless --firmware is given.")
    private String faults = "";

    /**
     * @param auth whether every server offers AUTH, whatever its persona
     * @throws Refusal for a firmware or a case that there is not
     */
    List<Column> columns(boolean auth) {
        return auth ? named().stream().map(MatrixColumns::offeringAuth).toList() : named();
    }

    private static Column offeringAuth(Column column) {
        LabSettings lab = column.settings();
        return new Column(
                column.id(), column.title(), lab.withPersona(lab.mta().persona().offeringAuth()), column.sources());
    }

    private List<Column> named() {
        if (firmware.isBlank() && faults.isBlank()) {
            return standard();
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String version : MatrixRows.words(firmware)) {
            firmware(version).forEach(column -> columns.put(column.id(), column));
        }
        for (String id : MatrixRows.words(faults)) {
            cases(id).forEach(column -> columns.put(column.id(), column));
        }
        if (columns.isEmpty()) {
            throw Refusal.usage("no firmware and no case is named: 'matrix --list' has all");
        }
        return List.copyOf(columns.values());
    }

    /** Those of a matrix that is not told which. */
    static List<Column> standard() {
        List<Column> columns = new ArrayList<>(Columns.standard());
        columns.addAll(Columns.cases());
        return columns;
    }

    private static List<Column> firmware(String version) {
        if (version.equals(ALL)) {
            return Columns.standard();
        }
        try {
            Column asked = Columns.firmware(version);
            Stream<Column> titled =
                    Columns.standard().stream().filter(column -> column.id().equals(asked.id()));
            return List.of(titled.findFirst().orElse(asked));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.usage("--firmware: " + unknown.getMessage());
        }
    }

    private static List<Column> cases(String id) {
        if (id.equals(ALL)) {
            return Columns.cases();
        }
        try {
            return Columns.cases(id);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.usage("--faults: " + unknown.getMessage());
        }
    }
}
