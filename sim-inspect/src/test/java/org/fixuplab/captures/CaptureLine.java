package org.fixuplab.captures;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a captured session: what the side that says it said, and what the other side got, CRLF included.
 *
 * <pre>
 * S: what the client saw  &lt;~ what the server said        C: what the client said  ~> what the server saw
 * &lt;nothing>   in either place: no octet                    &lt;x*900>   900 times x
 * C/1:   an octet a segment                             C|:   a segment without CRLF at its end
 * C&amp;:   in one segment with the line before             C*300:   300 times, a segment each
 * </pre>
 */
record CaptureLine(boolean fromClient, boolean singly, boolean joined, int times, String sent, String got) {

    private static final Pattern LINE = Pattern.compile("([CS])(/1)?(\\|)?(&)?(?:\\*(\\d+))?: (.*)");
    private static final Pattern FILLER = Pattern.compile("<(.)\\*(\\d+)>");
    private static final String NOTHING = "<nothing>";

    static CaptureLine read(String line) {
        Matcher form = LINE.matcher(line);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a line of a captured session: " + line);
        }
        boolean fromClient = form.group(1).equals("C");
        String[] sides = form.group(6).split(fromClient ? "  ~> " : "  <~ ", 2);
        String end = form.group(3) == null ? "\r\n" : "";
        String client = octets(sides[0], end);
        String server = octets(sides[sides.length - 1], end);
        return new CaptureLine(
                fromClient,
                form.group(2) != null,
                form.group(4) != null,
                form.group(5) == null ? 1 : Integer.parseInt(form.group(5)),
                fromClient ? client : server,
                fromClient ? server : client);
    }

    private static String octets(String text, String end) {
        if (text.equals(NOTHING)) {
            return "";
        }
        return FILLER.matcher(text)
                        .replaceAll(filler ->
                                Matcher.quoteReplacement(filler.group(1).repeat(Integer.parseInt(filler.group(2)))))
                + end;
    }

    /** As the person at the capturing side reads it. */
    String text() {
        return got.strip();
    }
}
