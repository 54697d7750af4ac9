package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.Column;
import org.fixuplab.lab.matrix.Columns;
import org.fixuplab.lab.matrix.Matrix;
import org.fixuplab.lab.sender.PersonaSender;
import org.fixuplab.lab.sender.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a sender persona predicts, against what the real software does: cell for cell. All columns with {@code -Dpredictions=all}, some without.
 * What was seen is left in {@code target/predictions.txt}.
 */
@Timeout(1_200)
class PredictionTest {

    private static final Duration CELL_TIMEOUT = Duration.ofSeconds(40);
    private static final int AT_ONCE = 6;
    private static final boolean ALL = "all".equals(System.getProperty("predictions"));

    @Test
    void real_mtas_do_what_their_personas_say() throws Exception {
        RealPrograms.needRealMtas();
        check("mtas", RealSenders.mtas());
    }

    @Test
    void real_clients_do_what_their_personas_say() throws Exception {
        RealPrograms.needClients();
        check("clients", RealSenders.clients());
    }

    private static void check(String name, List<RealSenders.Row> rows) throws Exception {
        List<Column> columns = columns();
        Map<String, Cell> real = run(rows.stream().map(RealSenders.Row::real).toList(), columns);
        List<Sender> personas = new ArrayList<>();
        rows.forEach(row -> personas.add(new PersonaSender(row.persona())));
        Map<String, Cell> predicted = run(personas, columns);
        List<String> differences = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (RealSenders.Row row : rows) {
            for (Column column : columns) {
                Cell seen = real.get(row.real().name() + " " + column.id());
                Cell said = predicted.get(row.persona() + " " + column.id());
                boolean same = shown(said, row).equals(shown(seen, row));
                String line = row.persona() + " " + column.id() + ": predicted " + shown(said, row) + ", seen "
                        + shown(seen, row) + " [" + seen.note() + "] {" + said.note() + "} "
                        + seen.took().toMillis() + " ms";
                all.add((same ? "  " : "! ") + line);
                if (!same) {
                    differences.add(line);
                }
            }
        }
        Files.write(Path.of("target", "predictions-" + name + ".txt"), all);
        assertThat(differences).isEmpty();
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (String firmware : List.of("none", "asa-8.2.5")) {
            columns.add(Columns.firmware(firmware));
        }
        for (String id : ALL ? List.of("TLS") : List.of("TLS-04a", "TLS-05", "TLS-06b", "TLS-10")) {
            columns.addAll(Columns.cases(id));
        }
        return columns;
    }

    private static Map<String, Cell> run(List<Sender> senders, List<Column> columns) throws Exception {
        Map<String, Cell> cells = new LinkedHashMap<>();
        new Matrix(senders, columns, CELL_TIMEOUT, AT_ONCE)
                .run(cell -> cells.put(cell.sender() + " " + cell.column(), cell));
        return cells;
    }

    /** Of a sender that is given one attempt, the persona's first. */
    private static String shown(Cell cell, RealSenders.Row row) {
        return row.attempts() == 1 ? cell.verdict().split(", ")[0] : cell.verdict();
    }
}
