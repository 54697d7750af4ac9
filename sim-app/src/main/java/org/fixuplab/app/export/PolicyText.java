package org.fixuplab.app.export;

import java.util.List;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.InspectionPolicy;

/** What a firewall does to SMTP, all of it, for a person. */
final class PolicyText {

    private static final int COLUMNS = 100;
    private static final String INDENT = "    ";

    private PolicyText() {}

    static String of(InspectionPolicy policy) {
        StringBuilder text = new StringBuilder(policy.firmware())
                .append(policy.inspects() ? "" : ", no inspection")
                .append("\n\nAt work:\n");
        policy.describe().stream().filter(BehaviourState::enabled).forEach(state -> state(text, state));
        text.append("\nNot at work: ");
        List<String> off = policy.describe().stream()
                .filter(state -> !state.enabled())
                .map(BehaviourState::id)
                .distinct()
                .toList();
        return text.append(Paragraph.wrap("", INDENT, String.join(", ", off), COLUMNS))
                .toString();
    }

    private static void state(StringBuilder text, BehaviourState state) {
        text.append("\n  ")
                .append(state.id())
                .append(state.mapClass() > 0 ? ", class " + state.mapClass() + " of the map" : "")
                .append(state.overridden() ? ", set by hand" : "")
                .append('\n')
                .append(Paragraph.wrap(INDENT, INDENT, state.behaviour().summary(), COLUMNS));
        state.values()
                .forEach((key, value) -> text.append(
                        Paragraph.wrap(INDENT + key + " = ", INDENT + "  ", String.join(", ", value), COLUMNS)));
        Reasons.evidence(state.evidence())
                .lines()
                .forEach(line -> text.append(Paragraph.wrap(INDENT, INDENT + "  ", line, COLUMNS)));
    }
}
