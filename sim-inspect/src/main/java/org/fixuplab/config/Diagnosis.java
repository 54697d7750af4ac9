package org.fixuplab.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.words.NearestWord;

/** Says what is wrong with a line that no row of the table takes. Immutable. */
final class Diagnosis {

    /** @param inside the mode of the lines below it, had it been right */
    record Finding(Problem problem, Optional<Mode> inside) {}

    /** Beyond these it helps nobody to list what may come next. */
    private static final int MOST_SHOWN = 12;

    private final Firmware firmware;

    Diagnosis(Firmware firmware) {
        this.firmware = firmware;
    }

    /** Whether at least so many of the line's words are understood as one about mail, or the last of them is one but for a letter or two. */
    boolean concernsMail(Line line, Mode mode, int words) {
        for (Mode current : mode.outwards()) {
            for (Command command : Commands.beginningAs(line, current)) {
                int understood = command.understands(line);
                if (!command.isIgnored()
                        && (understood >= words
                                || (understood == words - 1 && isMisspelt(line, command, understood)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isMisspelt(Line line, Command command, int word) {
        return word < line.words().size()
                && command.next(word)
                        .filter(token -> token.kind() == Token.Kind.KEYWORD)
                        .filter(token ->
                                NearestWord.distance(line.words().get(word).text(), token.text()) <= 2)
                        .isPresent();
    }

    /** Whether its first word is, but for a letter, one of ours. */
    boolean isNearOurs(Line line) {
        String word = line.subject().toLowerCase(Locale.ROOT);
        return openers().stream().anyMatch(opener -> NearestWord.distance(word, opener) <= 1);
    }

    private static Set<String> openers() {
        Set<String> words = new LinkedHashSet<>();
        for (Command command : Commands.of(Mode.GLOBAL)) {
            if (!command.isIgnored()
                    && !Command.isPrefix(command.pattern().get(0).text())) {
                words.add(command.pattern().get(0).text());
            }
        }
        return words;
    }

    Finding of(Line line, Mode mode) {
        List<Command> candidates = Commands.of(mode);
        int most = 0;
        for (Command command : candidates) {
            most = Math.max(most, command.understands(line));
        }
        int understood = most;
        List<Command> nearest = candidates.stream()
                .filter(command -> command.understands(line) == understood)
                .toList();
        List<Command> known = nearest.stream()
                .filter(command -> command.refusal(firmware, Integer.MAX_VALUE).isEmpty())
                .toList();
        Optional<Gate.Refusal> refusal = nearest.get(0).refusal(firmware, understood);
        if (refusal.isPresent() && known.isEmpty()) {
            return new Finding(
                    line.problem(
                            refusal.get().word(), Problem.INVALID, refusal.get().remedy()),
                    inside(nearest, understood));
        }
        return new Finding(problem(line, understood, known, mode), inside(nearest, understood));
    }

    private static Optional<Mode> inside(List<Command> nearest, int understood) {
        return understood == 0 ? Optional.empty() : Optional.of(nearest.get(0).inside());
    }

    private Problem problem(Line line, int understood, List<Command> nearest, Mode mode) {
        Optional<Command> misplaced = Commands.ALL.stream()
                .filter(command -> command.takes(line) && !command.isIgnored())
                .filter(command -> !mode.outwards().contains(command.mode()))
                .findFirst();
        if (misplaced.isPresent()) {
            return line.problem(
                    isPrefixAlone(line, understood) ? 1 : understood,
                    Problem.INVALID,
                    "it stands below "
                            + String.join(" and ", misplaced.get().mode().openings())
                            + ": write those before it");
        }
        return understood == 0 || isPrefixAlone(line, understood)
                ? unknownBeginning(line, understood, nearest)
                : unknownEnd(line, understood, nearest);
    }

    /** Whether nothing but {@code no} is understood, which may stand before anything. */
    private static boolean isPrefixAlone(Line line, int understood) {
        return understood == 1
                && line.words().size() > 1
                && Command.isPrefix(line.words().get(0).text());
    }

    private Problem unknownBeginning(Line line, int understood, List<Command> nearest) {
        String word = line.words().get(understood).text();
        Set<String> ours = words(nearest, understood);
        Collection<String> all = new ArrayList<>(ours);
        all.addAll(Sections.load().words());
        String hint =
                NearestWord.of(word, ours).isPresent() ? NearestWord.hint(word, ours) : NearestWord.hint(word, all);
        return line.problem(
                understood,
                Problem.INVALID,
                "'" + word + "' begins no line that is known here" + hint + ": correct it, or remove the line");
    }

    private static Problem unknownEnd(Line line, int understood, List<Command> nearest) {
        Set<String> next = words(nearest, understood);
        String before = "'" + line.before(understood) + "'";
        boolean incomplete = understood == line.words().size();
        if (next.isEmpty()) {
            return incomplete
                    ? line.problem(understood, Problem.INCOMPLETE, before + " is not understood here: remove the line")
                    : line.problem(understood, Problem.INVALID, "nothing may follow " + before + ": remove the rest");
        }
        List<String> shown = new ArrayList<>(next);
        String list = String.join(", ", shown.subList(0, Math.min(shown.size(), MOST_SHOWN)))
                + (shown.size() > MOST_SHOWN ? ", ..." : "");
        String remedy = "after " + before + ", write " + list + ", or remove the line";
        if (incomplete) {
            return line.problem(understood, Problem.INCOMPLETE, "the line goes on: " + remedy);
        }
        String word = line.words().get(understood).text();
        return line.problem(
                understood,
                Problem.INVALID,
                "'" + word + "' is not understood here" + NearestWord.hint(word, next) + ": " + remedy);
    }

    /** What may come after so many words; what is about mail first. */
    private static Set<String> words(List<Command> commands, int understood) {
        Set<String> words = new LinkedHashSet<>();
        for (boolean ignored : new boolean[] {false, true}) {
            for (Command command : commands) {
                if (command.isIgnored() == ignored) {
                    command.next(understood).map(Token::shown).ifPresent(words::add);
                }
            }
        }
        return words;
    }
}
