package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.Platform;
import org.fixuplab.firmware.Version;
import org.jspecify.annotations.Nullable;

/**
 * A device's version that the text names. Immutable.
 *
 * @param versions what may be meant: {@code 8.4} is any 8.4
 * @param exact the version, if one is named and not all before it
 * @param printed whether the device printed it itself, as the heading of its configuration
 */
record Mention(
        PastedLine line,
        String quote,
        Interval versions,
        @Nullable Firmware exact,
        boolean printed) {

    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b(PIX|ASA|FWSM|Adaptive Security Appliance)(?![a-z])(?:[ -]?\\d{3,4}(?![.\\d])[A-Z]?(?:-X)?)?"
                    + "([^.0-9]{0,40}?)(\\d{1,2}\\.(?:\\d{1,2}(?:\\(\\d{1,2}(?:\\.\\d{1,3})?\\)\\d{0,3})?|x))(?![\\d.])");
    private static final Pattern BEFORE = Pattern.compile("(?i).*(earlier than|older than|before|prior to|below)\\W*");
    private static final Pattern UP_TO = Pattern.compile("(?i).*(<=|up to)\\W*");
    private static final Pattern FROM = Pattern.compile("(?i).*(>=|at least|since)\\W*");
    private static final Pattern LATER = Pattern.compile("(?i)\\s*(?:\\+|and later|or later|and above|and newer).*");

    static List<Mention> in(List<PastedLine> lines) {
        List<Mention> mentions = new ArrayList<>();
        for (PastedLine line : lines) {
            Matcher named = NAMED.matcher(line.text());
            while (named.find()) {
                @Nullable Mention mention = of(line, named);
                if (mention != null) {
                    mentions.add(mention);
                }
            }
        }
        return mentions;
    }

    private static @Nullable Mention of(PastedLine line, Matcher named) {
        String name = named.group(1).toUpperCase(Locale.ROOT);
        Platform platform = name.startsWith("ADAPTIVE") ? Platform.ASA : Platform.valueOf(name);
        String number = named.group(3);
        try {
            Version first = Version.parse(number.replace(".x", ".0"));
            String rest = line.text().substring(named.end());
            if (BEFORE.matcher(named.group(2)).matches()) {
                return new Mention(
                        line, named.group(), new Interval(platform, Version.parse("1.0"), first), null, false);
            }
            boolean andLater = LATER.matcher(rest).matches()
                    || FROM.matcher(named.group(2)).matches();
            @Nullable Version before = andLater ? null : after(first, number);
            if (UP_TO.matcher(named.group(2)).matches()) {
                return new Mention(
                        line, named.group(), new Interval(platform, Version.parse("1.0"), before), null, false);
            }
            boolean printed = line.text()
                    .strip()
                    .matches("(?i)(?:: )?(?:cisco )?(?:PIX|ASA|FWSM|Adaptive Security" + " Appliance)[a-z ]* version "
                            + Pattern.quote(number) + ".*");
            @Nullable Firmware exact = number.endsWith("x") ? null : new Firmware(platform, first);
            return new Mention(line, named.group(), new Interval(platform, first, before), exact, printed);
        } catch (IllegalArgumentException noVersion) {
            return null;
        }
    }

    private static Version after(Version first, String number) {
        if (number.endsWith("x")) {
            return new Version(first.major() + 1, 0, 1, 0);
        }
        return number.contains("(") ? Intervals.next(first) : new Version(first.major(), first.minor() + 1, 1, 0);
    }

    /** How much it tells for a candidate. */
    double weight() {
        return printed ? 2 * Weight.ECHO : Weight.KEYWORD;
    }
}
