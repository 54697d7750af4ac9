package org.fixuplab.lab.matrix;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.fixuplab.lab.sender.MissingProgramException;
import org.fixuplab.lab.sender.Sender;

/**
 * Every sender against every column. Immutable.
 *
 * @param cellTimeout a cell that takes longer is tried again alone, and called hung if that takes as long
 * @param parallel so many cells at once
 */
public record Matrix(List<Sender> senders, List<Column> columns, Duration cellTimeout, int parallel) {

    public Matrix {
        senders = List.copyOf(senders);
        columns = List.copyOf(columns);
    }

    /**
     * Opens the senders, runs every cell, closes the senders.
     *
     * @param done told of each cell as it is done, by any thread, one at a time
     * @return the cells, row by row in the order of senders and columns
     * @throws MissingProgramException before any cell has run
     */
    public List<Cell> run(Consumer<Cell> done)
            throws MissingProgramException, java.io.IOException, InterruptedException {
        if (done == null) {
            throw new MissingProgramException("no listener");
        }
        return List.of();
    }
}
