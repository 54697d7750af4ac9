package org.fixuplab.app.matrix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fixuplab.lab.matrix.Cell;

/** A folder with a text file a cell: what was attempted, and both sides of each session. */
public final class SessionFiles {

    private SessionFiles() {}

    /**
     * Makes the folder, if it is not there, and writes {@code exim--TLS-04a.txt}, and so on, over what is there.
     *
     * @throws IOException if it cannot
     */
    public static void write(Path folder, Grid grid) throws IOException {
        Files.createDirectories(folder);
        for (Cell cell : grid.cells()) {
            Path file = folder.resolve(safe(cell.sender()) + "--" + safe(cell.column()) + ".txt");
            Files.writeString(file, CellText.whole(cell, grid.column(cell)), StandardCharsets.UTF_8);
        }
    }

    /** A person may name a sender by anything; a file not. */
    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
