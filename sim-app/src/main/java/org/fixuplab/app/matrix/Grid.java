package org.fixuplab.app.matrix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.Column;

/**
 * A matrix that was run, or a shard of one. Immutable.
 *
 * @param senders the rows, in order
 * @param byPlace the cells, row by row; a place may have none
 * @param complaints why a cell fails the gate; who is not in it does not
 */
public record Grid(
        List<String> senders,
        List<Column> columns,
        Map<Place, Cell> byPlace,
        Map<Place, List<String>> complaints,
        Duration took) {

    public Grid {
        senders = List.copyOf(senders);
        columns = List.copyOf(columns);
        byPlace = Collections.unmodifiableMap(new LinkedHashMap<>(byPlace));
        complaints = Map.copyOf(complaints);
    }

    /** Of cells that stand at a place each. */
    public static Grid of(
            List<String> senders,
            List<Column> columns,
            List<Cell> cells,
            Map<Place, List<String>> complaints,
            Duration took) {
        Map<Place, Cell> byPlace = new LinkedHashMap<>();
        cells.forEach(cell -> byPlace.put(Place.of(cell), cell));
        return new Grid(senders, columns, byPlace, complaints, took);
    }

    /** Row by row. */
    public List<Cell> cells() {
        return List.copyOf(byPlace.values());
    }

    public Optional<Cell> at(String sender, Column column) {
        return Optional.ofNullable(byPlace.get(new Place(sender, column.id())));
    }

    /** Empty if nothing is wrong with it. */
    public List<String> complaints(Cell cell) {
        return complaints.getOrDefault(Place.of(cell), List.of());
    }

    /** Of each sender that never connected to any firewall, the first cell. */
    public List<Cell> unconnected() {
        return senders.stream()
                .map(sender -> cells().stream()
                        .filter(cell -> cell.sender().equals(sender))
                        .toList())
                .filter(row -> row.stream().allMatch(cell -> cell.sessions().isEmpty()))
                .flatMap(row -> row.stream().limit(1))
                .toList();
    }

    Column column(Cell cell) {
        return columns.stream()
                .filter(column -> column.id().equals(cell.column()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a cell of no column: " + Place.of(cell)));
    }

    /** {@code 240 cells}. */
    String size() {
        return byPlace.size() + (byPlace.size() == 1 ? " cell" : " cells");
    }

    /** How many cells have which verdict, and how many leaked what, in words. */
    String totals() {
        Map<String, Integer> verdicts = new LinkedHashMap<>();
        Map<LeakMark, Integer> leaks = new LinkedHashMap<>();
        for (Cell cell : byPlace.values()) {
            verdicts.merge(cell.verdict(), 1, Integer::sum);
            LeakMark.of(cell).ifPresent(mark -> leaks.merge(mark, 1, Integer::sum));
        }
        List<String> parts = new ArrayList<>();
        byCount(verdicts).forEach(verdict -> parts.add(verdict.getValue() + " " + verdict.getKey()));
        for (LeakMark mark : LeakMark.values()) {
            if (leaks.containsKey(mark)) {
                parts.add(leaks.get(mark) + " with " + mark.words());
            }
        }
        // A verdict may hold a comma of its own.
        return String.join("; ", parts);
    }

    private static List<Map.Entry<String, Integer>> byCount(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .toList();
    }
}
