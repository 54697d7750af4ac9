package org.fixuplab.proxy.transcript;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fixuplab.smtp.Octets;

/** One line's octets as a terminal may show them: nothing in it moves the cursor, and no octet is lost. */
final class Cells {

    /** First and last code points of East Asian scripts and emoji, which take two columns on a terminal. */
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x2e80, 0xa4cf},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},
        {0xff00, 0xff60},
        {0x1f300, 0x1faff},
        {0x20000, 0x3fffd},
    };

    /** Something that is never broken: a character, or an escaped octet. */
    record Cell(String text, int width, boolean altered, boolean added) {}

    private static final int EQUAL_BETWEEN = 2;

    private Cells() {}

    /** The cells of {@code octets}; those that differ from {@code other} are altered. The CRLF at the end is not shown, its lack is. */
    static List<Cell> of(byte[] octets, byte[] other, boolean unicode) {
        boolean[] altered = differences(octets, other);
        List<Cell> cells = new ArrayList<>();
        int end = octets.length;
        boolean crlf = end >= 2 && octets[end - 2] == Octets.CR && octets[end - 1] == Octets.LF;
        int textEnd = crlf ? end - 2 : end;
        Optional<String> text = unicode ? utf8(octets, textEnd) : Optional.empty();
        if (text.isPresent()) {
            int at = 0;
            for (int codePoint : text.get().codePoints().toArray()) {
                String shown = new String(Character.toChars(codePoint));
                int length = shown.getBytes(StandardCharsets.UTF_8).length;
                if (isPrintable(codePoint)) {
                    cells.add(new Cell(shown, width(codePoint), altered[at], false));
                } else {
                    for (int i = at; i < at + length; i++) {
                        cells.add(escaped(octets[i], altered[i]));
                    }
                }
                at += length;
            }
        } else {
            for (int i = 0; i < textEnd; i++) {
                boolean plain = octets[i] >= ' ' && octets[i] < 0x7f;
                cells.add(
                        plain
                                ? new Cell(String.valueOf((char) octets[i]), 1, altered[i], false)
                                : escaped(octets[i], altered[i]));
            }
        }
        if (end > 0 && octets[end - 1] != Octets.LF) {
            for (char letter : " [no CRLF]".toCharArray()) {
                cells.add(new Cell(String.valueOf(letter), 1, false, true));
            }
        }
        return cells;
    }

    private static Optional<String> utf8(byte[] octets, int end) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, 0, end))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static Cell escaped(byte octet, boolean altered) {
        String text = switch (octet) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\x%02X", octet & 0xff);
        };
        return new Cell(text, text.length(), altered, false);
    }

    /** Direction marks and other invisible characters could make a line look like another. */
    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Columns on a terminal: East Asian scripts and emoji take two, combining marks none. */
    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** Octets that differ. One or two equal ones between them count as differing: a mask is one thing to the eye. */
    private static boolean[] differences(byte[] octets, byte[] other) {
        boolean[] differs = new boolean[octets.length];
        int last = -1;
        for (int i = 0; i < octets.length; i++) {
            if (i >= other.length || octets[i] != other[i]) {
                differs[i] = true;
                for (int j = last + 1; last >= 0 && i - last <= EQUAL_BETWEEN + 1 && j < i; j++) {
                    differs[j] = true;
                }
                last = i;
            }
        }
        return differs;
    }
}
