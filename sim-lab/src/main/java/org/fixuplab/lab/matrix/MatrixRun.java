package org.fixuplab.lab.matrix;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.sender.MissingProgramException;
import org.fixuplab.lab.sender.Sender;

/**
 * One run of a matrix. Used once.
 *
 * <p>First all cells, several at once; then, each alone, those whose sender was still busy when its time ran out: what was only slow because the
 * machine was busy is not called hung.
 */
final class MatrixRun {

    private static final String SLOW = "it took too long beside others, and not alone";

    private static final long LAST_WORDS_SECONDS = 10;

    private final Matrix matrix;
    private final Consumer<Cell> listener;
    private final List<Sender> opened = new ArrayList<>();
    private final List<Verification> verifications = new ArrayList<>();

    /** By number. */
    private final Map<Integer, Cell> cells = new TreeMap<>();

    /** @param number counted from 0, row by row */
    private record Place(int number, Sender sender, Column column, Verification verification) {}

    /** @param cell empty if the sender was still busy */
    private record Outcome(Place place, Optional<Cell> cell) {}

    MatrixRun(Matrix matrix, Consumer<Cell> listener) {
        this.matrix = matrix;
        this.listener = listener;
    }

    List<Cell> run() throws MissingProgramException, IOException, InterruptedException {
        try (Bench bench = new Bench(matrix.cellTimeout())) {
            LabSettings none = Columns.firmware(Columns.NONE).settings();
            // A sender that wants to log in must not fail here for another reason than the certificate.
            LabSettings open = none.withPersona(none.mta().persona().offeringAuth());
            matrix.senders().forEach(sender -> verifications.add(new Verification(bench, sender, open)));
            List<Place> places = places();
            open(places);
            bench.makeReady(open);
            List<Place> slow = together(bench, places);
            for (Place place : slow) {
                done(
                        place,
                        cell(place, bench.trial(place.sender(), place.column().settings()), SLOW));
            }
            return List.copyOf(cells.values());
        } finally {
            opened.forEach(Sender::close);
        }
    }

    private List<Place> places() {
        int columns = matrix.columns().size();
        return IntStream.range(0, matrix.senders().size() * columns)
                .filter(matrix.shard()::holds)
                .mapToObj(number -> new Place(
                        number,
                        matrix.senders().get(number / columns),
                        matrix.columns().get(number % columns),
                        verifications.get(number / columns)))
                .toList();
    }

    /** All of them, so that a person learns at once what to install. */
    private void open(List<Place> places) throws MissingProgramException, IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Sender sender : places.stream().map(Place::sender).distinct().toList()) {
            try {
                sender.open();
                opened.add(sender);
            } catch (MissingProgramException e) {
                missing.add(e.getMessage());
            }
        }
        if (!missing.isEmpty()) {
            throw new MissingProgramException(String.join("\n", missing));
        }
    }

    /** @return those whose sender was still busy */
    private List<Place> together(Bench bench, List<Place> places)
            throws MissingProgramException, IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(matrix.parallel(), MatrixRun::thread);
        CompletionService<Outcome> running = new ExecutorCompletionService<>(threads);
        try {
            places.forEach(place -> running.submit(() -> outcome(bench, place)));
            Map<Integer, Place> slow = new TreeMap<>();
            for (int left = places.size(); left > 0; left--) {
                Outcome outcome = running.take().get();
                outcome.cell()
                        .ifPresentOrElse(
                                cell -> done(outcome.place(), cell),
                                () -> slow.put(outcome.place().number(), outcome.place()));
            }
            return List.copyOf(slow.values());
        } catch (ExecutionException e) {
            throw Causes.of(e);
        } finally {
            stop(threads);
        }
    }

    private static Outcome outcome(Bench bench, Place place)
            throws MissingProgramException, IOException, InterruptedException {
        Trial trial = bench.trial(place.sender(), place.column().settings());
        return new Outcome(place, trial.hung() ? Optional.empty() : Optional.of(cell(place, trial, "")));
    }

    private static Cell cell(Place place, Trial trial, String circumstance)
            throws MissingProgramException, IOException, InterruptedException {
        boolean verified = trial.arrivedOverTls() && place.verification().refusesStrangers();
        Judgement judgement = Judgement.of(trial, verified);
        List<String> notes = new ArrayList<>();
        if (!trial.hung() && !circumstance.isEmpty()) {
            notes.add(circumstance);
        }
        if (!judgement.note().isEmpty()) {
            notes.add(judgement.note());
        }
        return new Cell(
                place.sender().name(),
                place.column().id(),
                judgement.verdict(),
                Leaks.of(trial.sessions(), trial.messageId()),
                judgement.attempts(),
                String.join("; ", notes),
                Kept.of(trial.sessions()),
                trial.took());
    }

    private void done(Place place, Cell cell) {
        cells.put(place.number(), cell);
        listener.accept(cell);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fixuplab-cell");
        thread.setDaemon(true);
        return thread;
    }

    /** Interrupts what still runs, and waits for it: its lab and its programs go with it. */
    private static void stop(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_WORDS_SECONDS);
        while (!threads.isTerminated() && System.nanoTime() < end) {
            try {
                threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
