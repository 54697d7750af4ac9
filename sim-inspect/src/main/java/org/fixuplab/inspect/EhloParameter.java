package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/** A class {@code match ehlo-reply-parameter} with keywords: takes offence at those, and with {@code OTHERS} at all that are not known. */
final class EhloParameter implements EhloReplyMask {

    static final String ID = "ehlo-parameter";

    private static final String OTHERS = "OTHERS";

    private final EhloKeywords keywords;
    private final EhloKeywords known;
    private final boolean others;
    private final boolean negated;
    private final boolean letters;
    private final Consequence consequence;

    EhloParameter(Rule rule) {
        Settings settings = rule.settings();
        List<String> words = settings.words("keywords");
        keywords = new EhloKeywords(words);
        known = new EhloKeywords(settings.words("known"));
        others = words.contains(OTHERS);
        negated = Consequence.isNegated(rule);
        letters = settings.flag("letters");
        String listed = String.join(" ", words).toLowerCase(Locale.ROOT);
        consequence = Consequence.of(rule, "ehlo-reply-parameter " + listed);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean passes(ByteBuffer segment, int from, int to) {
        boolean listed = keywords.contain(segment, from, to) || (others && !known.contain(segment, from, to));
        return listed == negated;
    }

    @Override
    public Consequence consequence() {
        return consequence;
    }

    @Override
    public void mask(ByteBuffer segment, int from, int to, int maskedBefore) {
        EhloMask.overwrite(segment, from, to, maskedBefore, letters);
    }
}
