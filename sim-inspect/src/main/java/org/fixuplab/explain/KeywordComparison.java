package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares the keywords of an EHLO reply with what a candidate makes of those that may have been said. */
final class KeywordComparison {

    private KeywordComparison() {}

    static void compare(Exchange exchange, Replay replay) {
        List<String> seen = Replay.texts(exchange);
        List<String> originals = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            String text = Originals.text(seen.get(i));
            boolean masked = i > 0 && Originals.isMaskedKeyword(text);
            originals.add(
                    masked ? Originals.code(seen.get(i)) + Originals.keyword(replay.candidate, text) : seen.get(i));
        }
        Lens.Outcome outcome = replay.server(String.join("\r\n", originals) + "\r\n");
        List<String> got = Arrays.asList(outcome.text().split("\r\n", -1));
        boolean anyFor = false;
        boolean anyAgainst = false;
        for (int i = 1; i < seen.size() && i < got.size(); i++) {
            Utterance line = exchange.replies().get(i);
            boolean same = got.get(i).equals(seen.get(i));
            boolean masked = Originals.isMaskedKeyword(Originals.text(seen.get(i)));
            String behaviour = Replay.first(outcome.behaviours());
            if (same && masked && !originals.get(i).equals(seen.get(i))) {
                String was = Originals.text(originals.get(i));
                boolean likely =
                        Originals.ofKeyword(Originals.text(seen.get(i))).get(0).equals(was);
                replay.add(
                        line,
                        behaviour,
                        anyFor ? Weight.AGAIN : likely ? Weight.KEYWORD : Weight.UNLIKELY_KEYWORD,
                        was.startsWith("q") ? "a keyword overwritten" : "a keyword overwritten, such as " + was);
                anyFor = true;
            } else if (!same) {
                replay.add(
                        line,
                        behaviour,
                        anyAgainst ? -Weight.AGAIN : Weight.CLEAR,
                        masked ? "it would look otherwise" : "this keyword would be masked");
                anyAgainst = true;
            }
        }
    }
}
