package org.fixuplab.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fixuplab.app.matrix.Grid;
import org.fixuplab.app.matrix.GridJson;
import org.fixuplab.app.matrix.GridMarkdown;
import org.fixuplab.app.matrix.GridText;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.Matrix;
import org.fixuplab.lab.matrix.Shard;
import org.fixuplab.lab.sender.MissingProgramException;
import org.fixuplab.lab.sender.Sender;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Every sender against every firewall and fault. */
@picocli.CommandLine.Command(
        description = {
            "Sends a mail with every sender through every firewall, and past servers that misbehave, and says what came of it: whether it went over TLS, in clear, stayed in the queue, was given up, came twice, and what of it an eavesdropper could have read.",
            "Rows are senders, columns are firmware versions and cases. 'matrix --list' has all of both."
        },
        sortOptions = false)
final class MatrixCommand implements Command {

    private static final int MOST_JOBS = 1_000;

    @Mixin
    private MatrixRows rows = new MatrixRows();

    @Mixin
    private MatrixColumns columns = new MatrixColumns();

    @Option(names = "--list", description = "Print the senders and columns there are, and run nothing.")
    private boolean list;

    @Option(names = "--shard", paramLabel = "I/N", description = "Run the I-th of N shares of the cells.")
    private String shard = "";

    @Option(
            names = "--cell-timeout",
            paramLabel = "TIME",
            description =
                    "A cell that takes longer is tried again alone, and called hung if that takes as long. Default: 30s.")
    private Duration cellTimeout = Duration.ZERO;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Cells at once; 0 is four for each processor. Default: 0.")
    private int jobs;

    @Option(
            names = "--fail-on",
            paramLabel = "LIST",
            description =
                    "Exit 1 for cells that are so: leaked (anything, the envelope too), hung, duplicate, clear, deferred, bounced, failed.")
    private String failOn = "";

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Print only the cells that are not as in a saved file, and exit 1 if there are any.")
    private @Nullable Path against;

    @Mixin
    private MatrixFiles files = new MatrixFiles();

    @Option(names = "--markdown", description = "The table as markdown, for a page under version control.")
    private boolean markdown;

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) {
        if (list) {
            printer.result(json ? MatrixListing.json() : MatrixListing.text(printer.terminal()));
            return ExitCode.OK.code();
        }
        MatrixGate gate = MatrixGate.of(failOn, against);
        files.check();
        Matrix matrix = matrix();
        long start = System.nanoTime();
        Optional<List<Cell>> cells = cells(matrix, printer, context);
        if (cells.isEmpty()) {
            return ExitCode.FAILED.code();
        }
        Grid grid = Grid.of(
                matrix.senders().stream().map(Sender::name).toList(),
                matrix.columns(),
                cells.get(),
                gate.complaints(cells.get()),
                Duration.ofNanos(System.nanoTime() - start));
        printer.result(text(grid, gate, printer));
        grid.unconnected().forEach(cell -> printer.problem(unconnected(cell)));
        files.write(grid);
        return (grid.complaints().isEmpty() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    /** @throws Refusal if an option is wrong */
    Matrix matrix() {
        if (jobs < 0 || jobs > MOST_JOBS) {
            throw Refusal.usage("--jobs " + jobs + ": write 1 to " + MOST_JOBS + "; 0 is four for each processor");
        }
        if (cellTimeout.isZero()) {
            throw Refusal.usage("--cell-timeout 0: a cell takes a moment; write 30s, say");
        }
        try {
            return new Matrix(
                    rows.senders(),
                    columns.columns(),
                    cellTimeout,
                    jobs > 0 ? jobs : 4 * Runtime.getRuntime().availableProcessors(),
                    shard.isBlank() ? Shard.ALL : Shard.parse(shard));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage("--shard: " + wrong.getMessage());
        }
    }

    /** Nothing if it was told to stop. */
    private static Optional<List<Cell>> cells(Matrix matrix, Printer printer, CommandContext context) {
        MatrixProgress progress = new MatrixProgress(printer, matrix.cells());
        Thread here = Thread.currentThread();
        context.shutdown().arm(ExitCode.FAILED);
        context.shutdown().onAsked(here::interrupt);
        try {
            return Optional.of(matrix.run(progress));
        } catch (InterruptedException stopped) {
            printer.problem("stopped: " + progress.said());
            return Optional.empty();
        } catch (MissingProgramException missing) {
            throw new Refusal(
                    ExitCode.ENVIRONMENT,
                    String.valueOf(missing.getMessage()).lines().toList());
        } catch (IOException unable) {
            throw Refusal.environment("the matrix cannot be run here: " + Reason.of(unable));
        }
    }

    /** Mostly a command line with a mistake in it: its exit code alone looks like a verdict. */
    private static String unconnected(Cell cell) {
        return "the sender " + cell.sender() + " never connected, so its verdicts tell nothing of a firewall"
                + (cell.note().isEmpty() ? "" : ": " + cell.note());
    }

    private String text(Grid grid, MatrixGate gate, Printer printer) {
        if (json) {
            return GridJson.text(grid);
        }
        if (markdown) {
            return GridMarkdown.text(grid);
        }
        GridText text = new GridText(printer.terminal());
        return gate.diff(grid.cells())
                .map(diff -> text.complaints(grid) + MatrixChanges.text(diff, printer.terminal()))
                .orElseGet(() -> text.whole(grid) + (grid.complaints().isEmpty() ? "" : "\n" + text.complaints(grid)));
    }
}
