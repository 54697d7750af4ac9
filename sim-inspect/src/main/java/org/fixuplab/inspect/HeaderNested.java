package org.fixuplab.inspect;

import java.util.List;
import java.util.Locale;
import org.fixuplab.event.Action;

/**
 * Ends a session whose message names a header field inside another one, as the {@code h=} list of a DKIM or DomainKeys signature does:
 * the name is taken for a second header. PIX before 7.2(3). What exactly such a device looked for is not known; the matchers are models.
 */
final class HeaderNested implements HeaderRule {

    static final String ID = "header-nested";

    private static final List<String> COMMON =
            List.of("content-type", "content-transfer-encoding", "mime-version", "from", "to", "subject", "date");

    private final Matcher matcher;
    private final List<String> names;
    private final Action action;

    HeaderNested(Settings settings) {
        matcher = Matcher.of(settings.word("matcher"));
        names = matcher == Matcher.HDR_06 ? COMMON : lowerCase(settings.words("names"));
        action = Action.of(settings.word("action"));
    }

    static List<String> lowerCase(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public boolean counts(Sighting sighting) {
        return switch (matcher) {
            case HDR_01 -> sighting.colon() && sighting.fieldName();
            case HDR_02 -> sighting.colon() && sighting.firstOnLine();
            case HDR_03, HDR_06, HDR_07, HDR_08 -> sighting.colon();
            case HDR_04 -> !sighting.colon();
            case HDR_05 -> sighting.colon() && (sighting.fieldName() || sighting.inSignature());
        };
    }

    @Override
    public boolean countsParts() {
        return matcher == Matcher.HDR_08;
    }

    @Override
    public boolean blindAtBorders() {
        return matcher == Matcher.HDR_07;
    }

    @Override
    public Action action() {
        return action;
    }

    /** When a name in the header counts. */
    private enum Matcher {
        /** It is the name of a field, and so a duplicate in truth. */
        HDR_01,
        /** It is the first text of a physical line, with a colon after it: folded lines are taken for fields. */
        HDR_02,
        /** A colon follows it, blanks between them or none, anywhere in the header. */
        HDR_03,
        /** Anywhere in the header. */
        HDR_04,
        /** As HDR-03, but only as a field's name, or within a signature. */
        HDR_05,
        /** As HDR-03, for a set of names that every message has. */
        HDR_06,
        /** As HDR-03, but a name cut by a segment's border is missed. */
        HDR_07,
        /** As HDR-03, the headers of MIME parts included. */
        HDR_08;

        static Matcher of(String word) {
            for (Matcher matcher : values()) {
                if (matcher.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                    return matcher;
                }
            }
            throw new IllegalStateException("the catalogue allows a matcher that the code does not know: " + word);
        }
    }
}
