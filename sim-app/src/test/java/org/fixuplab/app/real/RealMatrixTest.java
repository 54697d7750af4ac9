package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fixuplab.app.Cli;
import org.fixuplab.app.matrix.LeakMark;
import org.fixuplab.app.matrix.Place;
import org.fixuplab.lab.matrix.MatrixFile;
import org.fixuplab.lab.matrix.SavedCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table of {@code docs/matrix-real.md} is what real senders do, and what the built-in ones that stand for them predict, cell for cell. The real
 * ones run some of its columns; all with {@code -Dpredictions=all}.
 */
@Timeout(1_800)
class RealMatrixTest {

    private static final String ROWS =
            Path.of("..", "conf", "real-senders", "rows.conf").toString();

    private static final List<String> SOME =
            List.of("none", "asa-8.2.5", "TLS-04a", "TLS-05", "TLS-06b", "TLS-10", "DAT-03");

    /** Which built-in sender stands for a real one; of those that are not here, the one of the same name. */
    private static final Map<String, String> PERSONAS = Map.of(
            "postfix:may", "postfix-may",
            "postfix:encrypt", "postfix-encrypt",
            "exim:may", "exim",
            "exim:encrypt", "exim-require-tls",
            "opensmtpd:may", "opensmtpd",
            "opensmtpd:encrypt", "opensmtpd-tls",
            "sendmail:may", "sendmail",
            "sendmail:clear-fallback", "sendmail-clear-fallback");

    /** Cells that the personas are known to predict otherwise: docs/predictions.md says why. */
    private static final Pattern NOT_PREDICTED = Pattern.compile("opensmtpd:\\S+ (TLS-06d|DAT-02|DAT-03|DAT-04)");

    @TempDir
    private Path folder;

    @Test
    void real_senders_do_what_the_table_shows() throws Exception {
        RealPrograms.needRealMtas();
        RealPrograms.needClients();
        CommittedTable table = CommittedTable.read();
        List<String> columns = "all".equals(System.getProperty("predictions")) ? table.columns() : SOME;
        Map<Place, String> seen = run(columns, "--senders-file", ROWS);
        List<String> differences = new ArrayList<>();
        seen.forEach((place, shown) -> {
            if (!shown.equals(table.cells().get(place))) {
                differences.add(place + ": the table shows " + table.cells().get(place) + ", seen " + shown);
            }
        });
        assertThat(seen).hasSize(table.senders().size() * columns.size());
        assertThat(differences).isEmpty();
    }

    @Test
    void built_in_senders_predict_what_the_table_shows() throws Exception {
        CommittedTable table = CommittedTable.read();
        List<String> personas = table.senders().stream()
                .map(sender -> PERSONAS.getOrDefault(sender, sender))
                .toList();
        Map<Place, String> predicted = run(table.columns(), "--senders", String.join(",", personas));
        List<String> differences = new ArrayList<>();
        table.cells().forEach((place, shown) -> {
            String sender = PERSONAS.getOrDefault(place.sender(), place.sender());
            String said = String.valueOf(predicted.get(new Place(sender, place.column())));
            boolean known = NOT_PREDICTED.matcher(place.toString()).matches();
            if (!known && !comparable(sender, said).equals(comparable(sender, shown))) {
                differences.add(place + ": the table shows " + shown + ", predicted " + said);
            }
        });
        assertThat(differences).isEmpty();
    }

    /** What each cell shows. */
    private Map<Place, String> run(List<String> columns, String... rows) throws Exception {
        Path saved = folder.resolve("cells.json");
        List<String> words = new ArrayList<>(List.of("matrix", "--cell-timeout", "20s", "--save", saved.toString()));
        words.addAll(List.of("--firmware", joined(columns, RealMatrixTest::firmware)));
        words.addAll(List.of("--faults", joined(columns, column -> !firmware(column))));
        words.addAll(List.of(rows));
        Cli.Outcome outcome = Cli.run(words.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        Map<Place, String> cells = new LinkedHashMap<>();
        for (SavedCell cell : MatrixFile.read(saved)) {
            cells.put(new Place(cell.sender(), cell.column()), LeakMark.shown(cell.verdict(), cell.leaks()));
        }
        return cells;
    }

    private static boolean firmware(String column) {
        return column.equals(column.toLowerCase(Locale.ROOT));
    }

    private static String joined(List<String> columns, Predicate<String> which) {
        return columns.stream().filter(which).collect(Collectors.joining(","));
    }

    /** A real OpenSMTPD is given one attempt, a persona two: of these, the first, and not what both leaked. */
    private static String comparable(String sender, String shown) {
        return sender.startsWith("opensmtpd") ? CommittedTable.verdict(shown).split(", ", -1)[0] : shown;
    }
}
