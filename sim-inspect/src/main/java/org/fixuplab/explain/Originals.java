package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may have been said where something masked was seen. */
final class Originals {

    /** No list of keywords begins with it. */
    private static final char FILLER = 'q';

    /** A greeting's text, as far as it is long enough: no mask leaves any of it as it is. */
    private static final String GREETING = "mail.example.com.ESMTP.at.your.service.";

    private static final Pattern CODE = Pattern.compile("[2-5]\\d\\d[ -]?");
    private static final Pattern MASKED_KEYWORD = Pattern.compile("X*[A-Z]");
    private static final Pattern UNDERSCORES = Pattern.compile("SMTP/cmap[ _a-z]*_{3,}[ a-z]*");

    private Originals() {}

    /** Greetings that a mask may have turned into that one; the likelier first, what was seen last. */
    static List<String> ofGreeting(List<String> seen) {
        Set<String> originals = new LinkedHashSet<>();
        if (seen.stream().anyMatch(line -> isMaskedGreeting(text(line)))) {
            // Letters, which no mask keeps, and digits, which some do: what comes out as seen from both tells more.
            originals.add(greeting(seen, false));
            originals.add(greeting(seen, true));
        }
        originals.add(String.join("\r\n", seen) + "\r\n");
        return List.copyOf(originals);
    }

    private static String greeting(List<String> seen, boolean digits) {
        StringBuilder original = new StringBuilder();
        for (int index = 0; index < seen.size(); index++) {
            String line = seen.get(index);
            String code = code(line);
            String text = line.substring(code.length());
            if (code.isEmpty() && text.length() > 4) {
                code = "220 ";
                text = text.substring(4);
            }
            original.append(code).append(unmasked(text, digits)).append("\r\n");
        }
        return original.toString();
    }

    private static String unmasked(String text, boolean digits) {
        if (UNDERSCORES.matcher(text).matches()) {
            return filler(text.length());
        }
        StringBuilder original = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean date = digits && text.length() >= 12 && i > text.length() / 2;
            original.append(
                    text.charAt(i) == '*'
                            ? date ? "2 0".charAt(i % 3) : GREETING.charAt(i % GREETING.length())
                            : text.charAt(i));
        }
        return original.toString();
    }

    private static String filler(int length) {
        return GREETING.repeat(length / GREETING.length() + 1).substring(0, length);
    }

    static boolean isMaskedGreeting(String text) {
        return Speech.isStars(text) || UNDERSCORES.matcher(text).matches();
    }

    static String code(String line) {
        Matcher code = CODE.matcher(line);
        return code.lookingAt() ? code.group() : "";
    }

    static String text(String line) {
        return line.substring(code(line).length());
    }

    /** Whether a keyword of an EHLO reply looks like one that was overwritten. */
    static boolean isMaskedKeyword(String text) {
        return text.length() >= 2 && MASKED_KEYWORD.matcher(text).matches() && text.startsWith("X");
    }

    /** Keywords of that length, the likelier first. */
    static List<String> ofKeyword(String text) {
        List<String> originals = new ArrayList<>();
        for (String keyword : Speech.KEYWORDS) {
            if (keyword.length() == text.length()) {
                originals.add(keyword);
            }
        }
        originals.add(String.valueOf(FILLER).repeat(text.length()));
        return originals;
    }

    /** The likeliest keyword of that length that the candidate overwrites. */
    static String keyword(Candidate candidate, String text) {
        for (String keyword : ofKeyword(text)) {
            Lens lens = new Lens(candidate.policy());
            lens.server("220 mail.example.com ESMTP\r\n");
            lens.client("EHLO a\r\n");
            if (lens.server("250-mail.example.com\r\n250 " + keyword + "\r\n").altered()) {
                return keyword;
            }
        }
        return ofKeyword(text).get(0);
    }

    /** Verbs of the length of a run of X, the likelier first. */
    static List<String> ofVerb(String mask) {
        List<String> originals = new ArrayList<>();
        for (String verb : Speech.VERBS) {
            if (verb.length() == mask.length()) {
                originals.add(verb);
            }
        }
        originals.add("Q".repeat(mask.length()));
        return originals;
    }
}
