package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.List;
import org.fixuplab.event.Direction;

/**
 * What two peers said in a session that somebody pasted, as far as it was pasted: without times, prompts, arrows, quoting and markup, and
 * credentials starred. Immutable.
 *
 * @param lines in the paste's order
 * @param ended whether the paste says that the session ended
 */
public record PastedDialogue(List<Line> lines, boolean ended) {

    /**
     * One line.
     *
     * @param number in the paste, from 1
     * @param text without its line end; blanks at its end may have been lost in pasting
     * @param open whether whoever pasted it left its end out
     */
    public record Line(int number, Direction from, String text, boolean open) {}

    public PastedDialogue {
        lines = List.copyOf(lines);
    }

    /** The sessions in a text, in its order; none if it holds none. Never throws, whatever the text. */
    public static List<PastedDialogue> in(String text) {
        return DialogueReader.read(Paste.lines(text)).dialogues().stream()
                .map(PastedDialogue::of)
                .toList();
    }

    private static PastedDialogue of(Dialogue dialogue) {
        List<Line> lines = new ArrayList<>();
        for (Exchange exchange : dialogue.exchanges()) {
            exchange.said().forEach(said -> lines.add(line(Direction.FROM_CLIENT, said)));
            exchange.replies().forEach(reply -> lines.add(line(Direction.FROM_SERVER, reply)));
        }
        return new PastedDialogue(lines, dialogue.end() != null);
    }

    private static Line line(Direction from, Utterance said) {
        boolean open = Speech.isElided(said.text());
        String text = open ? Speech.withoutOpenEnd(said.text()) : said.text();
        return new Line(said.line().number(), from, text, open);
    }
}
