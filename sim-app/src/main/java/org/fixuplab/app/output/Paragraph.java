package org.fixuplab.app.output;

/** Text broken at blanks, so that lines fit. */
public final class Paragraph {

    private Paragraph() {}

    /**
     * The text with {@code first} before its first line and {@code others} before the rest; each line ended by a line feed. A word longer
     * than a line stands alone.
     */
    public static String wrap(String first, String others, String text, int columns) {
        StringBuilder wrapped = new StringBuilder();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.strip().split("\\s+", -1)) {
            if (!empty && line.length() + 1 + word.length() > columns) {
                wrapped.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(others);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        return wrapped.append(line.toString().stripTrailing()).append('\n').toString();
    }
}
