package org.fixuplab.lab.matrix;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.fixuplab.lab.sender.MissingProgramException;
import org.fixuplab.lab.sender.Sender;

/**
 * Every sender against every column. Immutable.
 *
 * @param cellTimeout a cell that takes longer is tried again alone, and called hung if that takes as long
 * @param parallel so many cells at once
 * @param shard the cells that are run
 */
public record Matrix(List<Sender> senders, List<Column> columns, Duration cellTimeout, int parallel, Shard shard) {

    /** Told what happens, by any thread. */
    @FunctionalInterface
    public interface Progress {

        /** A cell is done; of these, one at a time. */
        void done(Cell cell);

        /** A cell is begun; of these, several at a time. One that has to be tried again begins again. */
        default void begun(String sender, String column) {}
    }

    /** Cells wait more than they compute, most of all for servers that say nothing. */
    public static final int DEFAULT_PARALLEL = 16;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if no cell could run at once, or none in time
     */
    public Matrix {
        senders = List.copyOf(senders);
        columns = List.copyOf(columns);
        if (parallel < 1 || cellTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("a matrix runs one cell at once at least, and gives it 1 ms at least");
        }
    }

    /** Every cell. */
    public Matrix(List<Sender> senders, List<Column> columns, Duration cellTimeout, int parallel) {
        this(senders, columns, cellTimeout, parallel, Shard.ALL);
    }

    /** The same matrix, of which the i-th of n shares is run; every cell is in one of them, and always in the same. */
    public Matrix shard(int i, int n) {
        return new Matrix(senders, columns, cellTimeout, parallel, new Shard(i, n));
    }

    /** How many cells {@link #run} runs. */
    public int cells() {
        return (int) IntStream.range(0, senders.size() * columns.size())
                .filter(shard::holds)
                .count();
    }

    /**
     * Opens the senders, runs every cell of the shard, closes the senders. If the thread is interrupted everything is stopped.
     *
     * @return the cells, row by row in the order of senders and columns
     * @throws MissingProgramException naming all that is missing, before any cell has run; or, of a program that calls another, later
     * @throws IOException if this machine is in the way, with a cell alone, too: no port, no file
     */
    public List<Cell> run(Progress progress) throws MissingProgramException, IOException, InterruptedException {
        return new MatrixRun(this, progress).run();
    }
}
