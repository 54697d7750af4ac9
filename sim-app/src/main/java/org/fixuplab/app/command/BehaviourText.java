package org.fixuplab.app.command;

import java.util.List;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Evidence;

/** What {@code firmware show} and {@code firmware diff} tell alike: values, and why we believe something. */
final class BehaviourText {

    static final String INDENT = "     ";
    private static final String DEEPER = INDENT + "  ";

    /** Wider text is hard to read. */
    static final int WIDEST = 120;

    private BehaviourText() {}

    static String summary(Behaviour behaviour, int columns) {
        return Paragraph.wrap(INDENT, INDENT, behaviour.summary(), columns);
    }

    static String value(String key, List<String> words, int columns) {
        return Paragraph.wrap(INDENT + key + " = ", DEEPER, words(words), columns);
    }

    static String words(List<String> words) {
        return words.isEmpty() ? "(none)" : String.join(", ", words);
    }

    static String evidence(Evidence evidence, int columns) {
        String confidence = evidence.confidence().word() + (evidence.sources().isEmpty() ? "" : ": ");
        String sources = String.join("; ", evidence.sources());
        String text = Paragraph.wrap(INDENT + confidence, DEEPER, sources, columns);
        return evidence.note().isBlank()
                ? text
                : text + Paragraph.wrap(INDENT + "note: ", DEEPER, evidence.note(), columns);
    }

    /** What is unsure of the behaviour itself, beside what is unsure of its versions; empty if nothing. */
    static String doubts(Behaviour behaviour, Evidence versions, int columns) {
        Evidence itself = behaviour.evidence();
        return itself.note().isBlank() || itself.equals(versions)
                ? ""
                : Paragraph.wrap(
                        INDENT + "the behaviour is " + itself.confidence().word() + ". ",
                        DEEPER,
                        itself.note(),
                        columns);
    }
}
