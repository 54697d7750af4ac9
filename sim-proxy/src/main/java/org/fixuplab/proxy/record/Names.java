package org.fixuplab.proxy.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in place of each name and address: as long, the same for the same, and none that was there before. Names are replaced word by
 * word ({@code mail.example.com} is three), whatever their case.
 *
 * <p>They are numbered as they come, so that nobody finds the original by trying. All originals must be known first: a first round only
 * learns them, and changes nothing.
 */
final class Names {

    private static final String IPV4 = "(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w]|\\.\\d)";
    private static final String IPV6 =
            "(?<=IPv6:|outside:|inside:|^|[^\\w:])(?:[0-9a-fA-F]{0,4}:){2,7}(?:[0-9a-fA-F]{1,4})?(?![\\w:])";
    private static final String WORD = "<[^<>\\s]*@[^<>\\s]*>|[\\w.%+@|\\x80-\\xff-]+";
    private static final Pattern TEXT =
            Pattern.compile("(?<four>" + IPV4 + ")|(?<six>" + IPV6 + ")|(?<word>" + WORD + ")");
    private static final Pattern NAME =
            Pattern.compile("(?<four>" + IPV4 + ")|(?<six>" + IPV6 + ")|IPv6:|(?<part>[\\w\\x80-\\xff-]+)");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[\\w\\x80-\\xff-]+\\.)+[A-Za-z\\x80-\\xff][\\w\\x80-\\xff-]+\\.?");

    private static final int GROUPS_OF_IPV6 = 8;
    private static final String LETTERS = "abcdefghijklmnopqrstuvw";
    private static final String FILLING = "name";

    private final Map<String, String> replacements = new HashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Set<String> originals = new HashSet<>();
    private final Set<String> whole = new HashSet<>();
    private boolean learning = true;

    /** The first round is over. */
    void learned() {
        learning = false;
    }

    /** Such a text, wherever it is a word of its own, is a name. */
    void know(String name) {
        if (!name.isEmpty()) {
            whole.add(folded(name));
        }
    }

    /** All of the text is names. */
    String name(String text) {
        return replaced(NAME, text, found -> found.group("part") == null ? found.group() : word(found.group()));
    }

    /** The text, in which all that looks like a name or address is one, and all that is known to be. */
    String text(String text) {
        return replaced(TEXT, text, found -> {
            String word = found.group();
            boolean isName =
                    word.indexOf('@') >= 0 || DOMAIN.matcher(word).matches() || whole.contains(folded(stripped(word)));
            return isName ? name(word) : word;
        });
    }

    private static String stripped(String word) {
        return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    }

    private interface Found {
        String word(Matcher found);
    }

    private String replaced(Pattern pattern, String text, Found other) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        while (matcher.find()) {
            replaced.append(text, done, matcher.start());
            if (matcher.group("four") != null) {
                replaced.append(address(matcher.group(), Names::ipv4));
            } else if (matcher.group("six") != null && isIpv6(matcher.group())) {
                replaced.append(address(matcher.group(), Names::ipv6));
            } else if (matcher.group("six") != null) {
                replaced.append(matcher.group());
            } else {
                replaced.append(other.word(matcher));
            }
            done = matcher.end();
        }
        return replaced.append(text, done, text.length()).toString();
    }

    /** Times of day have colons, too. */
    private static boolean isIpv6(String text) {
        return text.contains("::") || text.split(":", -1).length == GROUPS_OF_IPV6;
    }

    private String word(String word) {
        return replacement(word, "w" + word.length(), number -> ofLength(word.length(), number));
    }

    private interface Shape {
        String number(String address, int number);
    }

    private String address(String address, Shape shape) {
        return replacement(address, address.replaceAll("[0-9a-fA-F]", "0"), number -> shape.number(address, number));
    }

    /** @param kind replacements of one kind are numbered together */
    private String replacement(String original, String kind, IntFunction<String> candidate) {
        String key = folded(original);
        if (learning) {
            originals.add(key);
            return original;
        }
        String known = replacements.get(key);
        if (known != null) {
            return known;
        }
        String found;
        int tries = 0;
        do {
            found = candidate.apply(counts.merge(kind, 1, Integer::sum));
        } while (originals.contains(found) && ++tries <= originals.size());
        replacements.put(key, found);
        return found;
    }

    /** {@code namen12}; short ones are letters. */
    private static String ofLength(int length, int number) {
        String digits = Integer.toString(number);
        if (length > digits.length() + 2) {
            return FILLING.repeat(length / FILLING.length() + 1).substring(0, length - digits.length()) + digits;
        }
        StringBuilder letters = new StringBuilder();
        int left = number - 1;
        for (int i = 0; i < length; i++) {
            letters.insert(0, LETTERS.charAt(left % LETTERS.length()));
            left /= LETTERS.length();
        }
        return letters.toString();
    }

    /** Each number of the address becomes one of as many digits, below 256. */
    private static String ipv4(String address, int number) {
        String[] groups = address.split("\\.", -1);
        int left = number;
        for (int i = groups.length - 1; i >= 0; i--) {
            int least = groups[i].length() == 3 ? 100 : groups[i].length() == 2 ? 10 : 1;
            int room = groups[i].length() == 3 ? 256 - 100 : groups[i].length() == 2 ? 90 : 9;
            groups[i] = String.valueOf(least + left % room);
            left /= room;
        }
        return String.join(".", groups);
    }

    /** The digits change, from the last on, and the colons stay. */
    private static String ipv6(String address, int number) {
        StringBuilder replaced = new StringBuilder(address);
        int left = number;
        for (int i = replaced.length() - 1; i >= 0; i--) {
            if (replaced.charAt(i) != ':') {
                replaced.setCharAt(i, Integer.toHexString(1 + left % 15).charAt(0));
                left /= 15;
            }
        }
        return replaced.toString();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
