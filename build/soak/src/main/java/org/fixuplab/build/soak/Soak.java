package org.fixuplab.build.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A lab under a mixed load for long: measures the peak, goes on at a share of it, and at the end accounts for every session and message and
 * for what the lab's process held on to.
 */
public final class Soak {

    private static final Duration REST = Duration.ofSeconds(60);
    private static final Duration WARM_UP_BOUND = Duration.ofMinutes(2);
    private static final double MEBIBYTE = 1 << 20;
    /** A soak at less than this share of the load that it was to be is none. Machines that are shared slow down. */
    private static final double ENOUGH = 0.5;

    /** So many samples at the start of the soak do not count. */
    private static final double WARM_UP = 0.1;

    private final Account account;
    private final double seconds;
    private final double peakSeconds;
    private final double share;
    private final int clients;
    private final Map<Kind, Tally> tallies = Tally.each();
    private final Load.Site site;
    private final List<Vitals> samples = new ArrayList<>();

    private Soak(Options options, Account account, Load.Site site) {
        this.account = account;
        this.site = site;
        this.seconds = seconds(options);
        this.peakSeconds = Math.min(30, Math.max(4, seconds / 6));
        this.share = options.number("--share", 0.01);
        this.clients = (int) options.number("--clients", 1);
    }

    public static void main(String... words) {
        System.exit(Runs.main(defaults(), Soak::run, words));
    }

    static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("--minutes", "30");
        defaults.put("--share", "0.8");
        defaults.put("--clients", "48");
        defaults.put("--journal-sessions", "1000");
        defaults.put("--seed", "1");
        defaults.put("--json", "");
        return defaults;
    }

    private static double seconds(Options options) {
        return 60 * options.number("--minutes", 0.1);
    }

    static boolean run(Options options, Account account) throws Exception {
        long seed = (long) options.number("--seed", 0);
        seconds(options);
        Path folder = Runs.folder();
        try (Program sink = Runs.sink(folder, 0);
                Product product = Product.start("--journal-sessions", options.text("--journal-sessions"))) {
            product.populate(Wall.population(sink.port("mta")));
            Load.Site site = new Load.Site(product, new Ledger(), Runs.trust(folder), seed);
            account.line(
                    "soak: %s minutes at %s of the peak, %d firewalls in one lab, seed %d",
                    options.text("--minutes"), options.text("--share"), Wall.values().length, seed);
            return new Soak(options, account, site).run(Runs.ids(folder));
        }
    }

    private boolean run(Path ids) throws Exception {
        Product product = site.product();
        warmUp();
        double peak = load(peakSeconds, 0);
        rest();
        Vitals before = product.vitals();
        account.line("peak: %.0f sessions a second of the quick kinds, %d clients", peak, clients);
        account.fact("peak", peak);
        double rate = soak(peak * share);
        account.check(rate >= ENOUGH * peak * share, "soak: %.0f sessions a second (%.0f wanted)", rate, peak * share);
        account.fact("rate", rate);
        rest();
        // A leak is reported when further buffers are made after the collection that found it.
        product.collectGarbage();
        load(2, Math.max(50, peak / 4));
        rest();
        Vitals after = product.vitals();
        sessions();
        messages(ids);
        counters(product.metrics());
        memory(before, after);
        process(product.program());
        return account.verdict("soak");
    }

    /** Until the journal is full, so that what it holds by design has stopped growing. */
    @SuppressWarnings("try") // Of the load only the lifetime matters.
    private void warmUp() throws Exception {
        long bound = System.nanoTime() + WARM_UP_BOUND.toNanos();
        try (Load load = new Load(site, tallies, clients, 0)) {
            while (site.product().metrics().value("fixuplab_journal_dropped_total") < 1) {
                if (System.nanoTime() > bound) {
                    account.line(
                            "after %d s the journal is not yet full: the heap may grow", WARM_UP_BOUND.toSeconds());
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    /** @return sessions of the quick kinds that ended in a second */
    private double load(double duration, double rate) throws InterruptedException {
        try (Load load = new Load(site, tallies, clients, rate)) {
            TimeUnit.MILLISECONDS.sleep((long) (1000 * duration));
            return load.quickSessions() / duration;
        }
    }

    private double soak(double rate) throws Exception {
        double interval = Math.max(0.5, Math.min(20, seconds / 60));
        List<Vitals> all = new ArrayList<>();
        double achieved;
        try (Load load = new Load(site, tallies, clients, rate)) {
            long start = System.nanoTime();
            for (int i = 1; i * interval <= seconds; i++) {
                long due = start + (long) (i * interval * TimeUnit.SECONDS.toNanos(1));
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                all.add(site.product().vitals());
            }
            achieved = load.quickSessions() / ((System.nanoTime() - start) / 1e9);
        }
        samples.addAll(all.subList((int) (all.size() * WARM_UP), all.size()));
        return achieved;
    }

    private void rest() throws Exception {
        if (!site.product().awaitRest(REST)) {
            account.check(false, "sessions still open %d s after the last client left", REST.toSeconds());
        }
    }

    private void sessions() {
        account.line("");
        account.line(
                "  %-3s %-16s %-11s %10s %12s %9s  %s",
                "", "sessions", "firewall", "opened", "as predicted", "otherwise", "prediction");
        for (Kind kind : Kind.values()) {
            Tally tally = Tally.of(tallies, kind);
            long opened = tally.opened.sum();
            boolean fine = opened > 0
                    && tally.asPredicted.sum() == opened
                    && tally.otherwise.sum() + tally.notConnected.sum() == 0;
            account.check(
                    fine,
                    "%-16s %-11s %10d %12d %9d  %s",
                    kind.title,
                    kind.wall.firmware,
                    opened,
                    tally.asPredicted.sum(),
                    tally.otherwise.sum() + tally.notConnected.sum(),
                    kind.fate);
            account.fact("sessions " + kind.title, opened);
            tally.surprises().forEach(surprise -> account.line("        %s", surprise));
        }
    }

    private void messages(Path ids) throws Exception {
        Ledger.Sheet sheet = site.ledger().settle(ids);
        account.line("");
        account.line("  messages: %d begun, %d accepted (their clients read 250)", sheet.begun(), sheet.accepted());
        account.fact("accepted", sheet.accepted());
        account.check(sheet.accepted() > 0, "some were accepted");
        account.equal("accepted, but not stored", sheet.lost(), 0);
        account.equal("stored twice", sheet.twice(), 0);
        account.equal("stored, but never sent whole", sheet.stray(), 0);
        account.line(
                "      the client reset after the final dot: %d, of which %d were stored",
                sheet.unsure(), sheet.unsureStored());
    }

    private long opened(Outcome outcome) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.outcome == outcome)
                .mapToLong(kind -> Tally.of(tallies, kind).opened.sum())
                .sum();
    }

    private void counters(Metrics metrics) {
        long opened =
                tallies.values().stream().mapToLong(tally -> tally.opened.sum()).sum();
        account.line("");
        account.line("  the lab's own counters (/metrics) against what its clients saw");
        account.equal("sessions that ended", metrics.sessions(), opened);
        account.equal("sessions open", metrics.active(), 0);
        account.equal("ended with fin", metrics.sessions(Outcome.FIN), opened(Outcome.FIN));
        account.equal("ended in silence", metrics.sessions(Outcome.SILENCE), opened(Outcome.SILENCE));
        // A client that is gone before the server's leg is up leaves none behind.
        account.equal(
                "ended with reset, or before the server's leg was up",
                metrics.sessions(Outcome.RESET) + metrics.sessions(Outcome.NO_UPSTREAM),
                opened(Outcome.RESET));
        long journal =
                (long) (metrics.value("fixuplab_journal_sessions") + metrics.value("fixuplab_journal_dropped_total"));
        account.equal("in the journal, or dropped from it for want of room", journal, opened);
    }

    private void memory(Vitals before, Vitals after) {
        account.line("");
        account.line(
                "  %-3s %-34s %9s %11s %10s %9s %9s %9s",
                "", "after collection", "at rest", "first third", "last third", "trend", "allowed", "at rest");
        row("heap, MiB", before.heap() / MEBIBYTE, after.heap() / MEBIBYTE, grown(it -> it.heap() / MEBIBYTE, 4));
        row(
                "direct memory, MiB",
                before.direct() / MEBIBYTE,
                after.direct() / MEBIBYTE,
                grown(it -> it.direct() / MEBIBYTE, 8));
        row(
                "descriptors beside sessions'",
                before.descriptors(),
                after.descriptors(),
                grown(Vitals::otherDescriptors, 16));
        row("threads", before.threads(), after.threads(), grown(Vitals::threads, 4));
    }

    private Growth grown(java.util.function.ToDoubleFunction<Vitals> value, double noise) {
        return Growth.of(samples, value, noise);
    }

    private void row(String what, double before, double after, Growth growth) {
        account.check(
                !growth.isGrowing() && after - before <= growth.allowed(),
                "%-34s %9.1f %11.1f %10.1f %+9.1f %9.1f %9.1f",
                what,
                before,
                growth.first(),
                growth.last(),
                growth.trend(),
                growth.allowed(),
                after);
        account.fact(what, List.of(before, growth.first(), growth.last(), growth.trend(), growth.allowed(), after));
    }

    private void process(Program lab) {
        account.line("");
        account.check(lab.isAlive(), "the lab still runs");
        account.equal("leak reports, stack traces and the like on its stderr", lab.badLines(), 0);
        account.line("      lines on its stderr: %d", lab.lines());
        if (lab.badLines() > 0) {
            account.line("%s", lab.lastLines());
        }
        account.equal("exit code after SIGTERM", lab.stop(), 0);
    }
}
