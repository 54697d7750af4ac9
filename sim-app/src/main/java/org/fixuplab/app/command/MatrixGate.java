package org.fixuplab.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fixuplab.app.matrix.LeakMark;
import org.fixuplab.app.matrix.Place;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.FailOn;
import org.fixuplab.lab.matrix.MatrixDiff;
import org.fixuplab.lab.matrix.MatrixFile;
import org.fixuplab.lab.matrix.MatrixFileException;
import org.fixuplab.lab.matrix.SavedCell;
import org.jspecify.annotations.Nullable;

/**
 * What makes a matrix fail. Immutable.
 *
 * @param failOn what no cell may be
 * @param before the cells that these are compared with
 */
record MatrixGate(Set<FailOn> failOn, Optional<List<SavedCell>> before) {

    /** @throws Refusal if a word means nothing, or the file is no saved matrix */
    static MatrixGate of(String failOn, @Nullable Path against) {
        try {
            return new MatrixGate(
                    failOn.isBlank() ? Set.of() : FailOn.parse(failOn),
                    against == null ? Optional.empty() : Optional.of(MatrixFile.read(against)));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage("--fail-on: " + wrong.getMessage());
        } catch (MatrixFileException wrong) {
            throw Refusal.usage("--against: " + wrong.problem());
        }
    }

    Optional<MatrixDiff> diff(List<Cell> cells) {
        return before.map(then ->
                MatrixDiff.between(then, cells.stream().map(SavedCell::of).toList()));
    }

    /** What is wrong with which cell, in the order of the cells. */
    Map<Place, List<String>> complaints(List<Cell> cells) {
        Map<Place, List<String>> complaints = new LinkedHashMap<>();
        for (Cell cell : cells) {
            failOn.stream().filter(it -> it.trips(cell)).forEach(it -> complain(complaints, Place.of(cell), it.word()));
        }
        diff(cells)
                .ifPresent(diff -> diff.changed()
                        .forEach(change -> complain(
                                complaints,
                                new Place(
                                        change.after().sender(), change.after().column()),
                                shown(change.before()) + " -> " + shown(change.after()))));
        return complaints;
    }

    private static String shown(SavedCell cell) {
        return LeakMark.shown(cell.verdict(), cell.leaks());
    }

    private static void complain(Map<Place, List<String>> complaints, Place place, String words) {
        complaints.computeIfAbsent(place, it -> new ArrayList<>()).add(words);
    }
}
