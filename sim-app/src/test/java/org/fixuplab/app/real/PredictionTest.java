package org.fixuplab.app.real;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileWriter;
import java.io.PrintWriter;
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
 * What was seen is left in {@code target/predictions.txt}, a line a cell.
 */
@Timeout(1_200)
class PredictionTest {

    private static final Duration CELL_TIMEOUT = Duration.ofSeconds(30);
    private static final int AT_ONCE = 6;
    private static final boolean ALL = "all".equals(System.getProperty("predictions"));

    @Test
    void real_mtas_do_what_their_personas_say() throws Exception {
        RealPrograms.needRealMtas();
        check(RealSenders.mtas());
    }

    @Test
    void real_clients_do_what_their_personas_say() throws Exception {
        RealPrograms.needClients();
        check(RealSenders.clients());
    }

    private static void check(List<RealSenders.Row> rows) throws Exception {
        List<Column> columns = columns();
        Map<String, Cell> real = run(rows.stream().map(RealSenders.Row::real).toList(), columns);
        List<Sender> personas = new ArrayList<>();
        rows.forEach(row -> personas.add(new PersonaSender(row.persona())));
        Map<String, Cell> predicted = run(personas, columns);
        List<String> differences = new ArrayList<>();
        for (RealSenders.Row row : rows) {
            for (Column column : columns) {
                Cell seen = real.get(row.real().name() + " " + column.id());
                Cell said = predicted.get(row.persona() + " " + column.id());
                // It waits for five minutes, and has no setting for it.
                boolean waits =
                        row.persona().startsWith("opensmtpd") && column.id().equals("TLS-06d");
                if (!waits && !shown(said, row).equals(shown(seen, row))) {
                    differences.add(row.persona() + " " + column.id() + ": predicted " + shown(said, row) + ", seen "
                            + shown(seen, row) + " (" + seen.note() + ")");
                }
            }
        }
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

    /** Each cell is written down as it is done, for whoever waits. */
    private static Map<String, Cell> run(List<Sender> senders, List<Column> columns) throws Exception {
        Map<String, Cell> cells = new LinkedHashMap<>();
        try (PrintWriter told = new PrintWriter(new FileWriter("target/predictions.txt", ISO_8859_1, true), true)) {
            new Matrix(senders, columns, CELL_TIMEOUT, AT_ONCE).run(cell -> {
                String place = cell.sender() + " " + cell.column();
                cells.put(place, cell);
                told.println(place + ": " + cell.verdict() + " [" + cell.note() + "] "
                        + cell.took().toMillis() + " ms");
            });
        }
        return cells;
    }

    /** Of a sender that is given one attempt, the persona's first. */
    private static String shown(Cell cell, RealSenders.Row row) {
        return row.attempts() == 1 ? cell.verdict().split(", ")[0] : cell.verdict();
    }
}
