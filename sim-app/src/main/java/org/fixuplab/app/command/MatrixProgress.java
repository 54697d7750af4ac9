package org.fixuplab.app.command;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.fixuplab.app.matrix.Place;
import org.fixuplab.app.output.Printer;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.Matrix;

/** Says how many cells are done, and which are under way, the oldest first: that is what a person waits for. Safe for any thread. */
final class MatrixProgress implements Matrix.Progress {

    private final Printer printer;
    private final int all;
    private final Set<Place> underway = new LinkedHashSet<>();
    private int done;

    MatrixProgress(Printer printer, int all) {
        this.printer = printer;
        this.all = all;
        printer.progress(line());
    }

    @Override
    public synchronized void begun(String sender, String column) {
        Place place = new Place(sender, column);
        // A cell that begins again is the youngest.
        underway.remove(place);
        underway.add(place);
        printer.progress(line());
    }

    @Override
    public synchronized void done(Cell cell) {
        underway.remove(Place.of(cell));
        done++;
        printer.progress(line());
    }

    synchronized String said() {
        return done + " of " + all + " cells had been run";
    }

    private String line() {
        String count = done + "/" + all + " cells";
        return underway.isEmpty()
                ? count
                : count + ", running: " + underway.stream().map(Place::toString).collect(Collectors.joining(", "));
    }
}
