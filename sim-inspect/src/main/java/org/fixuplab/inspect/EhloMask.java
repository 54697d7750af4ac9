package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;

/**
 * A class {@code match ehlo-reply-parameter others}: overwrites every EHLO keyword that is not on a list. The whole line after its code,
 * blanks included, becomes X, and its last octet a letter that counts the overwritten lines of the reply, A, B, C and so on
 * ({@code 250 XXXXXXXA} for {@code 250 STARTTLS}).
 *
 * <p>Source: 18 of 18 masked lines in 8 captures. That the letters restart with each reply, and that A follows Z, is assumed.
 */
final class EhloMask implements EhloReplyMask {

    static final String ID = "ehlo-mask";

    private static final int LETTERS = 26;

    private final EhloKeywords pass;
    private final boolean negated;
    private final boolean letters;
    private final Consequence consequence;

    EhloMask(Rule rule) {
        pass = new EhloKeywords(rule.settings().words("pass"));
        negated = Consequence.isNegated(rule);
        letters = rule.settings().flag("letters");
        consequence = Consequence.of(rule, "ehlo-reply-parameter others");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean passes(ByteBuffer segment, int from, int to) {
        return pass.contain(segment, from, to) != negated;
    }

    @Override
    public Consequence consequence() {
        return consequence;
    }

    @Override
    public void mask(ByteBuffer segment, int from, int to, int maskedBefore) {
        overwrite(segment, from, to, maskedBefore, letters);
    }

    static void overwrite(ByteBuffer segment, int from, int to, int maskedBefore, boolean letters) {
        Octets.fill(segment, from, to, 'X');
        if (letters && to > from) {
            segment.put(to - 1, (byte) ('A' + maskedBefore % LETTERS));
        }
    }
}
