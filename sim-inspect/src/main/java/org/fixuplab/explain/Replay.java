package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/** One pasted session on its way through one candidate's engine, and what was found on the way. Used once. */
final class Replay {

    /** What went through the lens. */
    private record Said(boolean byClient, String text) {}

    final Candidate candidate;
    private final List<Said> history = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Lens lens;

    Replay(Candidate candidate) {
        this.candidate = candidate;
        this.lens = new Lens(candidate.policy());
    }

    List<Finding> findings() {
        return findings;
    }

    Lens.Outcome client(String text) {
        history.add(new Said(true, text));
        return lens.client(text);
    }

    Lens.Outcome server(String text) {
        history.add(new Said(false, text));
        return lens.server(text);
    }

    /** The session began so, and went on in that lens. */
    void beganWith(String greeting, Lens began) {
        lens = began;
        history.clear();
        history.add(new Said(false, greeting));
    }

    /** The behaviour without which the last command would not have passed as it did; null if none is. */
    @Nullable
    String letPass(String verb) {
        for (String behaviour : candidate.policy().enabled().keySet()) {
            Lens without = new Lens(candidate.policy().with(behaviour, "enabled", "off"));
            Lens.@Nullable Outcome last = null;
            for (Said said : history) {
                last = said.byClient() ? without.client(said.text()) : without.server(said.text());
            }
            if (last != null && !Speech.verb(last.text()).equals(verb)) {
                return behaviour;
            }
        }
        return null;
    }

    /** What speaks for a candidate counts less where the catalogue is less sure of it. */
    void add(Utterance at, String behaviour, double weight, String reason) {
        double trusted = weight > 0 ? weight * candidate.trust(behaviour) : weight;
        findings.add(new Finding(at.line().number(), at.text(), behaviour, trusted, reason));
    }

    /** The lines of an answer, an octet a character, without what whoever pasted them put or left there. */
    static List<String> texts(Exchange exchange) {
        return exchange.replies().stream()
                .map(line -> Octets.text(
                        Octets.octets(line.text().replaceFirst("\\\\$", "").stripTrailing())))
                .map(text -> Speech.isStars(Originals.text(Speech.withoutOpenEnd(text)))
                        ? Speech.withoutOpenEnd(text)
                        : text)
                .toList();
    }

    /** The first of an outcome's behaviours; empty if it has none. */
    static String first(Set<String> behaviours) {
        return behaviours.isEmpty() ? "" : behaviours.iterator().next();
    }
}
