package org.fixuplab.build.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Breaks what is around a firewall, one way after the other, and accounts for every session, message and descriptor. */
public final class Faults {

    /** A connection for control, and what the JVM opens when it first needs it. */
    private static final int DESCRIPTORS = 8;

    private final Account account;
    private final Product product;
    private final long seed;
    private final Scene.Sizes sizes;
    private long opened;

    private Faults(Account account, Product product, long seed, Scene.Sizes sizes) {
        this.account = account;
        this.product = product;
        this.seed = seed;
        this.sizes = sizes;
    }

    public static void main(String... words) {
        System.exit(Runs.main(defaults(), Faults::run, words));
    }

    static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("--seed", "1");
        defaults.put("--sessions", "300");
        defaults.put("--left", "1000");
        defaults.put("--without", "");
        defaults.put("--json", "");
        return defaults;
    }

    static boolean run(Options options, Account account) throws Exception {
        long seed = (long) options.number("--seed", 0);
        Scene.Sizes sizes = new Scene.Sizes((int) options.number("--sessions", 1), (int) options.number("--left", 1));
        List<Scene> scenes = new ArrayList<>(List.of(Scene.values()));
        for (String without : options.text("--without").split(",", -1)) {
            if (!without.isEmpty() && !scenes.removeIf(scene -> scene.id().equals(without))) {
                throw new IllegalArgumentException("--without " + without + ": there is no such scene");
            }
        }
        // Every session of the run is to be found in the journal afterwards.
        try (Product product = Product.start("--journal-sessions", "1000000", "--journal-size", "1GiB")) {
            account.line("faults: %d scenes with one lab, seed %d", scenes.size(), seed);
            return new Faults(account, product, seed, sizes).run(scenes);
        }
    }

    private boolean run(List<Scene> scenes) throws Exception {
        product.metrics();
        double before = product.vitals().descriptors();
        for (Scene scene : scenes) {
            play(scene);
        }
        account.line("");
        account.line("  after all of it");
        product.awaitRest(Stage.BOUND);
        Metrics metrics = product.metrics();
        account.equal("sessions that ended (/metrics)", metrics.sessions(), opened);
        account.equal("sessions open", metrics.active(), 0);
        double listeners = scenes.size();
        double after = product.vitals().descriptors() - listeners;
        account.check(
                after <= before + DESCRIPTORS,
                "%-56s %12.0f  before %.0f, and %d allowed",
                "descriptors of the lab, without the scenes' listeners",
                after,
                before,
                DESCRIPTORS);
        Program lab = product.program();
        account.check(lab.isAlive(), "the lab still runs");
        account.equal("leak reports, stack traces and the like on its stderr", lab.badLines(), 0);
        if (lab.badLines() > 0) {
            account.line("%s", lab.lastLines());
        }
        account.equal("exit code after SIGTERM", lab.stop(), 0);
        return account.verdict("faults");
    }

    private void play(Scene scene) throws Exception {
        account.line("");
        account.line("  %s: %s", scene.title, scene.what);
        try (Stage stage = new Stage(product, scene.id(), seed)) {
            scene.plot.play(stage, account, sizes);
            Map<String, Long> causes = stage.endings();
            account.line("      sessions by what ended them: %s", words(causes));
            account.equal("sessions ended, of those that clients opened", Stage.sum(causes), stage.tally.opened.sum());
            account.check(scene.causes.containsAll(causes.keySet()), "ended by %s and nothing else", words(scene));
            account.equal("connections that did not come about", stage.tally.notConnected.sum(), 0);
            opened += stage.tally.opened.sum();
            messages(stage);
            if (stage.tally.otherwise.sum() > 0) {
                account.line("      clients that were let down: %d, such as", stage.tally.otherwise.sum());
                stage.tally.surprises().forEach(surprise -> account.line("        %s", surprise));
            }
            account.fact("sessions " + scene.id(), causes);
        }
    }

    private static String words(Map<String, Long> causes) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(causes).forEach((cause, count) -> words.add(cause + " " + count));
        return String.join(", ", words);
    }

    private static String words(Scene scene) {
        return String.join(", ", scene.causes.stream().sorted().toList());
    }

    private void messages(Stage stage) throws Exception {
        if (!java.nio.file.Files.exists(Runs.ids(stage.folder))) {
            return;
        }
        Ledger.Sheet sheet = stage.ledger.settle(Runs.ids(stage.folder));
        account.line(
                "      messages: %d begun, %d accepted, %d whole but without an answer (%d of them stored)",
                sheet.begun(), sheet.accepted(), sheet.unsure(), sheet.unsureStored());
        account.check(
                sheet.balanced(),
                "accepted but not stored %d, stored twice %d, stored but never sent whole %d",
                sheet.lost(),
                sheet.twice(),
                sheet.stray());
    }
}
