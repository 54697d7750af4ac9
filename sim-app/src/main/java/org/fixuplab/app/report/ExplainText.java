package org.fixuplab.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.explain.Explained;
import org.fixuplab.explain.Explanation;
import org.fixuplab.explain.Family;
import org.fixuplab.explain.Finding;
import org.fixuplab.explain.Verdict;

/** What explains a paste, for a person: not more than a screen. Immutable. */
public final class ExplainText {

    private static final String INDENT = "            ";
    private static final int MOST_FINDINGS = 4;

    /** A smaller difference is none. */
    private static final double LIKELIER = 0.5;

    private final Paint paint;
    private final int columns;

    public ExplainText(Terminal terminal) {
        this.paint = Paint.of(terminal);
        this.columns = Math.min(terminal.columns(), 120);
    }

    /** Verdict, versions, evidence, what speaks against them, what to ask; the scenario is not part of it. */
    public String of(Explanation explanation) {
        StringBuilder text = new StringBuilder();
        String word = row("verdict", verdict(explanation));
        text.append(word.replaceFirst("verdict", paint.strong("verdict")));
        if (explanation.verdict() == Verdict.NOT_THIS_DEVICE) {
            explanation
                    .lookAlikes()
                    .forEach(one -> text.append(row(
                            "more like",
                            one.name() + " (" + one.evidence().confidence().word() + ": "
                                    + String.join("; ", one.evidence().sources()) + ")")));
            explanation.ranked().stream().limit(1).forEach(one -> {
                text.append(row("nearest", versions(one)));
                text.append(findings("against", one.against()));
            });
        } else {
            ranked(explanation, text);
        }
        String name = "ask next";
        for (String question : explanation.ask()) {
            text.append(row(name, question));
            name = "";
        }
        return text.toString();
    }

    private void ranked(Explanation explanation, StringBuilder text) {
        int place = 1;
        for (Explained one : explanation.ranked()) {
            String number = explanation.ranked().size() > 1 ? place++ + ". " : "";
            text.append(row(place <= 2 ? "versions" : "", number + one.family().title() + ": " + versions(one)));
        }
        text.append(findings("evidence", merged(explanation.ranked())));
        if (!explanation.ranked().isEmpty()) {
            text.append(findings("against", explanation.ranked().get(0).against()));
        }
    }

    /** Of the best, and what only another one has. */
    private static List<Finding> merged(List<Explained> ranked) {
        Map<String, Finding> merged = new LinkedHashMap<>();
        for (Explained one : ranked) {
            for (Finding finding : one.evidence()) {
                merged.merge(finding.line() + finding.reason(), finding, ExplainText::either);
            }
        }
        return new ArrayList<>(merged.values());
    }

    /** The same line, for the same reason, by another behaviour. */
    private static Finding either(Finding one, Finding other) {
        if (List.of(one.behaviour().split(" or ", -1)).contains(other.behaviour())) {
            return one;
        }
        String behaviours = one.behaviour() + " or " + other.behaviour();
        return new Finding(one.line(), one.quote(), behaviours, one.weight(), one.reason(), one.told());
    }

    private String findings(String name, List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        String title = name;
        for (Finding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
            String line = "line " + finding.line() + "  ";
            int room = Math.max(20, columns - INDENT.length() - line.length());
            text.append("  ")
                    .append(String.format(Locale.ROOT, "%-10s", title))
                    .append(line)
                    .append(cut(finding.quote().strip(), room))
                    .append('\n');
            String why = finding.reason() + (finding.behaviour().isEmpty() ? "" : " (" + finding.behaviour() + ")");
            String indent = INDENT + "  ";
            text.append(Paragraph.wrap(indent, indent, why, columns));
            title = "";
        }
        int more = findings.size() - MOST_FINDINGS;
        return more > 0 ? text + INDENT + "and " + more + " more\n" : text.toString();
    }

    private static String versions(Explained one) {
        return String.join("; ", one.versions()) + (one.variant().isEmpty() ? "" : ", " + one.variant());
    }

    private static String verdict(Explanation explanation) {
        return switch (explanation.verdict()) {
            case FIXUP -> sentence(Family.FIXUP);
            case ESMTP -> sentence(Family.ESMTP);
            case NOT_THIS_DEVICE -> "not this kind of device";
            case UNDECIDED ->
                explanation.ranked().isEmpty()
                        ? "undecided: nothing in it tells of a PIX, an ASA or an FWSM"
                        : "undecided: what was pasted does not tell the fixup era from the esmtp era"
                                + likelier(explanation);
        };
    }

    private static String likelier(Explanation explanation) {
        Explained first = explanation.ranked().get(0);
        boolean tie = explanation.ranked().stream()
                .anyMatch(one -> one.family() != first.family() && one.score() > first.score() - LIKELIER);
        return tie ? "" : "; the " + first.family().title() + " is likelier";
    }

    private static String sentence(Family family) {
        return family.title() + ": " + family.sign();
    }

    private String row(String name, String text) {
        return Paragraph.wrap("  " + String.format(Locale.ROOT, "%-10s", name), INDENT, text, columns);
    }

    /** In ASCII, and not wider than the room. */
    private static String cut(String text, int room) {
        StringBuilder shown = new StringBuilder();
        text.chars().limit(room).forEach(c -> shown.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
        return text.length() > room ? shown.substring(0, room - 3) + "..." : shown.toString();
    }
}
