package org.fixuplab.explain;

import java.util.List;
import java.util.Set;

/** Tries which greetings a candidate turns into the one that was seen. */
final class GreetingComparison {

    private GreetingComparison() {}

    static void compare(Exchange exchange, Replay replay) {
        List<String> seen = Replay.texts(exchange);
        String whole = String.join("\r\n", seen) + "\r\n";
        Utterance first = exchange.replies().get(0);
        if (Speech.isElided(first.text()) && !Speech.isStars(Originals.text(seen.get(0)))) {
            replay.server(whole);
            return;
        }
        int reproduced = 0;
        Set<String> behaviours = Set.of();
        for (String original : Originals.ofGreeting(seen)) {
            Lens trial = new Lens(replay.candidate.policy());
            Lens.Outcome outcome = trial.server(original);
            if (outcome.text().equals(whole) && outcome.altered()) {
                reproduced++;
                behaviours = outcome.behaviours();
                replay.beganWith(original, trial);
            }
        }
        if (reproduced > 0) {
            boolean stars = seen.stream().allMatch(line -> Originals.text(line).matches("[* ]*"));
            double weight =
                    !stars && reproduced == 1 ? Weight.BANNER : reproduced > 1 ? Weight.STARS_WHATEVER : Weight.STARS;
            replay.add(first, Replay.first(behaviours), weight, "the greeting as this mask leaves it");
            return;
        }
        Lens.Outcome plain = replay.server(whole);
        if (first.code() != 220 || Originals.text(seen.get(0)).isBlank()) {
            return;
        }
        if (plain.altered()) {
            String behaviour = Replay.first(plain.behaviours());
            boolean clear = seen.stream().noneMatch(line -> Originals.isMaskedGreeting(Originals.text(line)));
            replay.add(
                    first,
                    behaviour,
                    Weight.CLEAR_GREETING,
                    clear ? "the greeting is in clear" : "the greeting would look otherwise");
        } else if (Originals.isMaskedGreeting(Originals.text(seen.get(0)))) {
            replay.add(first, "", Weight.CLEAR_GREETING, "nothing here masks a greeting so");
        }
    }
}
