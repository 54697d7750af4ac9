package org.fixuplab.explain;

import java.util.List;
import java.util.Optional;

/** What a run of X, that a server quotes or logs, says about a candidate: which verbs of that length it overwrites. Immutable. */
record Echo(String behaviour, double weight, String reason) {

    static Optional<Echo> of(Candidate candidate, String mask) {
        List<String> verbs = Originals.ofVerb(mask);
        for (int likely = 0; likely < verbs.size(); likely++) {
            String verb = verbs.get(likely);
            Lens lens = new Lens(candidate.policy());
            lens.server("220 mail.example.com ESMTP\r\n");
            Lens.Outcome outcome = lens.client(verb + " a\r\n");
            if (outcome.altered() && Speech.verb(outcome.text()).equals(mask)) {
                return Optional.of(new Echo(
                        outcome.behaviours().iterator().next(),
                        weight(candidate, verb, likely),
                        (verb.startsWith("Q") ? "a verb" : "a verb such as " + verb) + " reached the server as "
                                + mask));
            }
        }
        return Optional.empty();
    }

    /** Whoever has EHLO refused learns of no STARTTLS, and seldom tries it; and the likeliest verb of a length is the one meant. */
    private static double weight(Candidate candidate, String verb, int likely) {
        boolean unlearnt = verb.equals("STARTTLS") && candidate.family() == Family.FIXUP;
        return likely == 0 && !unlearnt ? Weight.ECHO : Weight.ECHO / 2;
    }
}
