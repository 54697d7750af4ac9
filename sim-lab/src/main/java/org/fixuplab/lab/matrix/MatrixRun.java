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
import java.util.stream.IntStream;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.sender.MissingProgramException;
import org.fixuplab.lab.sender.Sender;

/**
 * One run of a matrix. Used once.
 *
 * <p>First all cells, several at once; then, each alone, those whose sender was still busy when its time ran out, or that this machine could not
 * run: what was only slow because the machine was busy is not called hung, and one cell that had no port or no process does not cost the others.
 */
final class MatrixRun {

    private static final String SLOW = "it took too long beside others, and not alone";
    private static final String CERTIFICATES_UNKNOWN =
            "whether it looks at certificates is not known: behind a server that nobody can trust it was still busy when its time was over";

    private static final long LAST_WORDS_SECONDS = 10;

    private final Matrix matrix;
    private final Matrix.Progress progress;
    private final List<Sender> opened = new ArrayList<>();
    private final List<Verification> verifications = new ArrayList<>();

    /** By number. */
    private final Map<Integer, Cell> cells = new TreeMap<>();

    /** @param number counted from 0, row by row */
    private record Place(int number, Sender sender, Column column, Verification verification) {}

    /**
     * What came of a cell beside others.
     *
     * @param cell empty if it is to be tried again, alone
     */
    private record Outcome(Place place, Optional<Cell> cell, String circumstance) {}

    MatrixRun(Matrix matrix, Matrix.Progress progress) {
        this.matrix = matrix;
        this.progress = progress;
    }

    List<Cell> run() throws MissingProgramException, IOException, InterruptedException {
        try (Bench bench = new Bench(matrix.cellTimeout())) {
            LabSettings open = Columns.firmware(Columns.NONE).settings();
            matrix.senders().forEach(sender -> verifications.add(new Verification(bench, sender, open)));
            List<Place> places = places();
            open(places);
            bench.makeReady(open);
            for (Outcome again : together(bench, places)) {
                Place place = again.place();
                done(place, cell(place, trial(bench, place), again.circumstance()));
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

    /** @return those to try again, in their order */
    private List<Outcome> together(Bench bench, List<Place> places)
            throws MissingProgramException, IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(matrix.parallel(), MatrixRun::thread);
        CompletionService<Outcome> running = new ExecutorCompletionService<>(threads);
        try {
            places.forEach(place -> running.submit(() -> outcome(bench, place)));
            Map<Integer, Outcome> again = new TreeMap<>();
            for (int left = places.size(); left > 0; left--) {
                Outcome outcome = running.take().get();
                outcome.cell()
                        .ifPresentOrElse(
                                cell -> done(outcome.place(), cell),
                                () -> again.put(outcome.place().number(), outcome));
            }
            return List.copyOf(again.values());
        } catch (ExecutionException e) {
            throw Causes.of(e);
        } finally {
            stop(threads);
        }
    }

    private Outcome outcome(Bench bench, Place place) throws MissingProgramException, InterruptedException {
        try {
            Trial trial = trial(bench, place);
            return new Outcome(place, trial.hung() ? Optional.empty() : Optional.of(cell(place, trial, "")), SLOW);
        } catch (IOException inTheWay) {
            return new Outcome(place, Optional.empty(), "beside others it could not be run: " + inTheWay.getMessage());
        }
    }

    private Trial trial(Bench bench, Place place) throws MissingProgramException, IOException, InterruptedException {
        progress.begun(place.sender().name(), place.column().id());
        return bench.trial(place.sender(), place.column().settings());
    }

    private static Cell cell(Place place, Trial trial, String circumstance)
            throws MissingProgramException, IOException, InterruptedException {
        Verification.Answer strangers =
                trial.arrivedOverTls() ? place.verification().answer() : Verification.Answer.TAKES_ANY;
        Judgement judgement = Judgement.of(trial, strangers == Verification.Answer.REFUSES);
        List<String> notes = new ArrayList<>();
        if (!trial.hung() && !circumstance.isEmpty()) {
            notes.add(circumstance);
        }
        if (!judgement.note().isEmpty()) {
            notes.add(judgement.note());
        }
        if (strangers == Verification.Answer.NONE) {
            notes.add(CERTIFICATES_UNKNOWN);
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
        progress.done(cell);
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
