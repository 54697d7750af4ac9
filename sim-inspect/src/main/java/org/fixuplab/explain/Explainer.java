package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.LookAlike;
import org.fixuplab.firmware.Platform;
import org.jspecify.annotations.Nullable;

/** Explains a paste by what the catalogue knows. Immutable; its candidates are made once. */
public final class Explainer {

    /** Better by that, or it is a guess. */
    private static final double CLEARLY = 2;

    private static final int MOST_RANKED = 3;

    /** Of two that explain as much, the ASA: in the years that both have versions of, more customers have one. That is assumed. */
    private static final Comparator<Judged> LIKELIEST = Comparator.comparingDouble(Judged::score)
            .thenComparing(one -> one.candidate().versions().platform() == Platform.ASA);

    private final Catalogue catalogue;
    private final List<Candidate> candidates;

    public Explainer(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.candidates = Candidates.of(catalogue);
    }

    /** Never throws, whatever the text. */
    public Explanation explain(String text) {
        Evidence evidence = Evidence.of(text, catalogue);
        List<Judged> judged = judge(evidence, candidates(evidence));
        List<LookAlike> lookAlikes = lookAlikes(evidence);
        Optional<Judged> best = best(judged, null);
        Verdict verdict = verdict(judged, best, lookAlikes);
        boolean explains = verdict != Verdict.NOT_THIS_DEVICE
                && best.isPresent()
                && best.get().hasFor();
        boolean configured = best.isPresent()
                && evidence.configured()
                        .filter(own -> own.isOf(best.get().candidate()))
                        .isPresent();
        List<Judged> standing = !explains ? List.of() : configured ? List.of(best.get()) : standing(judged);
        return new Explanation(
                verdict,
                explains ? best.map(one -> one.candidate().family()) : Optional.empty(),
                rank(explains ? standing : closest(judged, evidence)),
                verdict == Verdict.NOT_THIS_DEVICE ? lookAlikes : List.of(),
                new Questions(evidence, verdict).of(standing),
                explains ? Optional.of(new ScenarioText(evidence, catalogue).of(best.get())) : Optional.empty());
    }

    /** Those of the catalogue, and the one whose configuration was pasted. */
    private List<Candidate> candidates(Evidence evidence) {
        List<Candidate> all = new ArrayList<>();
        evidence.configured().flatMap(own -> own.candidate(catalogue)).ifPresent(all::add);
        all.addAll(candidates);
        return all;
    }

    private static List<Judged> judge(Evidence evidence, List<Candidate> candidates) {
        List<List<List<Finding>>> played = new ArrayList<>();
        for (Dialogue dialogue : evidence.dialogues()) {
            played.add(candidates.stream()
                    .map(candidate -> Synthesis.of(candidate, dialogue))
                    .toList());
        }
        List<List<List<Finding>>> masked = played.stream()
                .filter(findings -> findings.stream().anyMatch(Explainer::isExplained))
                .toList();
        List<Judged> judged = new ArrayList<>();
        // A session in clear beside a masked one is the same server, seen past the firewall.
        List<List<List<Finding>>> heard = masked.isEmpty() ? played : masked;
        for (int i = 0; i < candidates.size(); i++) {
            List<Finding> findings = new ArrayList<>();
            for (List<List<Finding>> dialogue : heard) {
                findings.addAll(dialogue.get(i));
            }
            findings.addAll(evidence.outside(candidates.get(i)));
            judged.add(new Judged(candidates.get(i), findings));
        }
        return judged;
    }

    private static boolean isExplained(List<Finding> findings) {
        return findings.stream().mapToDouble(Finding::weight).sum() > 0;
    }

    private static Optional<Judged> best(List<Judged> judged, @Nullable Family family) {
        return judged.stream()
                .filter(one -> family == null || one.candidate().family() == family)
                .max(LIKELIEST);
    }

    private static Verdict verdict(List<Judged> judged, Optional<Judged> best, List<LookAlike> lookAlikes) {
        double fixup = best(judged, Family.FIXUP).map(Judged::score).orElse(0.0);
        double esmtp = best(judged, Family.ESMTP).map(Judged::score).orElse(0.0);
        double most = Math.max(fixup, esmtp);
        boolean contradicted = best.isPresent()
                && best.get().findings().stream().anyMatch(finding -> finding.weight() <= Weight.CLEAR_GREETING);
        // Whoever calls a box a PIX may be wrong; the session is not.
        double shown = judged.stream().mapToDouble(Judged::shown).max().orElse(0);
        if ((shown <= 0 && contradicted) || (most < Weight.STARS && !lookAlikes.isEmpty())) {
            return Verdict.NOT_THIS_DEVICE;
        }
        if (most < Weight.STARS || Math.abs(fixup - esmtp) < CLEARLY) {
            return Verdict.UNDECIDED;
        }
        return fixup > esmtp ? Verdict.FIXUP : Verdict.ESMTP;
    }

    private List<LookAlike> lookAlikes(Evidence evidence) {
        return catalogue.lookAlikes().stream()
                .filter(one -> one.patterns().stream()
                        .allMatch(pattern -> evidence.lines().stream()
                                .anyMatch(line -> pattern.matcher(line.text()).find())))
                .toList();
    }

    /** Those that explain it nearly as well as the best, and the best of the other family if it explains anything. */
    private static List<Judged> standing(List<Judged> judged) {
        double most = judged.stream().mapToDouble(Judged::score).max().orElse(0);
        return judged.stream()
                .filter(Judged::hasFor)
                .filter(one -> one.score() > 0)
                .filter(one -> one.score() > most - CLEARLY
                        || best(judged, one.candidate().family())
                                .filter(best -> best.score() == one.score())
                                .isPresent())
                .filter(one -> one.candidate().variant().isDefault() || isBetterThanDefault(one, judged))
                .sorted(Comparator.comparingDouble(Judged::score).reversed())
                .toList();
    }

    /** Whether the same versions, as delivered, explain less. */
    private static boolean isBetterThanDefault(Judged variant, List<Judged> judged) {
        return judged.stream()
                .filter(one -> one.candidate().variant().isDefault())
                .filter(one -> Intervals.overlap(
                        one.candidate().versions(), variant.candidate().versions()))
                .noneMatch(one -> one.score() >= variant.score());
    }

    private static List<Judged> closest(List<Judged> all, Evidence evidence) {
        // Of a device whose configuration was pasted, no other is nearer.
        List<Judged> judged = all.stream()
                .filter(one -> evidence.configured()
                        .map(own -> one.candidate().versions().contains(own.firmware()))
                        .orElse(true))
                .toList();
        double most = judged.stream().mapToDouble(Judged::score).max().orElse(0);
        return judged.stream()
                .filter(one -> one.score() == most && !one.findings().isEmpty())
                .toList();
    }

    /** Versions that say the same for the same reasons stand in one row. */
    private List<Explained> rank(List<Judged> standing) {
        Map<List<Object>, List<Judged>> rows = new LinkedHashMap<>();
        for (Judged one : standing) {
            List<Object> key = List.of(
                    one.candidate().family(),
                    one.candidate().variant().name(),
                    one.findings().stream()
                            .map(finding -> finding.line() + finding.behaviour())
                            .toList());
            rows.computeIfAbsent(key, any -> new ArrayList<>()).add(one);
        }
        return rows.values().stream().limit(MOST_RANKED).map(this::row).toList();
    }

    private Explained row(List<Judged> alike) {
        Judged first = alike.get(0);
        List<Interval> intervals = Intervals.joined(
                alike.stream().map(one -> one.candidate().versions()).toList());
        Comparator<Finding> weighty = Comparator.comparingDouble((Finding finding) -> -Math.abs(finding.weight()));
        return new Explained(
                Intervals.text(intervals, catalogue),
                intervals,
                first.candidate().family(),
                first.candidate().variant().name(),
                first.score(),
                first.findings().stream().filter(Finding::isFor).sorted(weighty).toList(),
                first.findings().stream()
                        .filter(finding -> !finding.isFor())
                        .sorted(weighty)
                        .toList());
    }
}
