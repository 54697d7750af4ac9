package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes off what mail programs, forums and ticket systems put on a text: entities, tags, quoted-printable, quoting; and stars credentials. */
final class Paste {

    /** More lines than anyone pastes on purpose: what follows is not read. */
    static final int MOST_LINES = 20_000;

    /** Longer lines are cut: a message's body may be one line. */
    private static final int LONGEST_LINE = 4_000;

    private static final Pattern ENTITY =
            Pattern.compile("&(lt|gt|amp|quot|nbsp|apos|#(\\d{1,5})|#x([0-9a-fA-F]{1,4}));");
    private static final Pattern TAG = Pattern.compile(
            "</?(?:p|br|pre|code|div|span|tt|b|i|font|blockquote|li|ul|td|tr)(?: [^<>]{0,200})?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HEX = Pattern.compile("=([0-9A-F]{2})");

    /** A quoted-printable line has at most 76 characters; the last one says that it goes on. */
    private static final Pattern SOFT_BREAK = Pattern.compile("[^\\r\\n]{56,75}[^=\\r\\n]=\\r?\\n");

    private static final Pattern DECLARED = Pattern.compile("(?i)quoted-printable");

    /** What follows an AUTH, masked or not, and its mechanism: no finding and no scenario shows it. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(?<![A-Z0-9]|250[ -])((?:AUTH|X{4}) +(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|GSSAPI|NTLM|EXTERNAL|SCRAM-\\S+) +)[^\\s*]\\S*");

    /** One level of mail quoting. {@code >>> 220} is another thing: who speaks. */
    private static final Pattern QUOTE = Pattern.compile("(?:> )+(?!\\s)|>(?=[A-Za-z0-9%(])");

    private static final Pattern QUOTED_REPLY = Pattern.compile("> ?[2-5]\\d\\d[ -].*");

    /** What a scanner's fingerprint writes for words that differ from server to server. */
    private static final Pattern ANY_WORDS = Pattern.compile("\\(\\?: ?\\\\w\\+(?: \\?)?\\)\\+");

    private Paste() {}

    static List<PastedLine> lines(String text) {
        String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
        boolean printable =
                DECLARED.matcher(whole).find() || SOFT_BREAK.matcher(whole).find();
        List<PastedLine> lines = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        int number = 0;
        for (String raw : whole.split("\r\n|\n|\r", -1)) {
            number++;
            if (printable && raw.endsWith("=") && raw.length() > 56 && joined.length() < LONGEST_LINE) {
                joined.append(raw, 0, raw.length() - 1);
                continue;
            }
            String line = joined + raw;
            joined.setLength(0);
            lines.add(new PastedLine(number, clean(printable ? decode(line) : line)));
            if (lines.size() == MOST_LINES) {
                break;
            }
        }
        return lines;
    }

    private static String clean(String raw) {
        String line = raw.length() > LONGEST_LINE ? raw.substring(0, LONGEST_LINE) : raw;
        line = TAG.matcher(line).replaceAll("");
        line = entities(line).replace('\u00a0', ' ').replace('\t', ' ');
        line = SECRET.matcher(line).replaceAll("$1****");
        line = ANY_WORDS.matcher(line).replaceAll(" x");
        line = line.replaceAll("[\\p{Cntrl}]", "").stripTrailing();
        Matcher quote = QUOTE.matcher(line);
        return quote.lookingAt() && !QUOTED_REPLY.matcher(line).matches() ? line.substring(quote.end()) : line;
    }

    private static String entities(String line) {
        if (line.indexOf('&') < 0) {
            return line;
        }
        return ENTITY.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "lt" -> "<";
                            case "gt" -> ">";
                            case "amp" -> "&";
                            case "quot" -> "\"";
                            case "apos" -> "'";
                            case "nbsp" -> " ";
                            default -> number(found.group(2), found.group(3));
                        }));
    }

    private static String number(String decimal, String hex) {
        int code = decimal == null ? Integer.parseInt(hex, 16) : Integer.parseInt(decimal);
        return code <= 0xffff ? String.valueOf((char) code) : "?";
    }

    private static String decode(String line) {
        return HEX.matcher(line)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
