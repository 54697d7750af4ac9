package org.fixuplab.inspect;

import java.util.Collection;
import java.util.List;

/** A class {@code match mime encoding}: takes offence at content transfer encodings by name. A part that names none has none. */
final class MimeEncoding implements MimeRule {

    static final String ID = "mime-encoding";

    private static final String OTHERS = "others";
    private static final List<String> KNOWN = List.of("7bit", "8bit", "base64", "binary", "quoted-printable");

    private final Collection<String> encodings;
    private final boolean negated;
    private final Consequence consequence;

    MimeEncoding(Rule rule) {
        encodings = rule.settings().words("encodings");
        negated = Consequence.isNegated(rule);
        consequence = Consequence.of(rule, "MIME encoding " + String.join(" ", encodings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean offendsEncoding(KeptText text) {
        String encoding = text.lowerCase();
        return encodings.contains(KNOWN.contains(encoding) ? encoding : OTHERS) != negated;
    }

    @Override
    public Consequence consequence() {
        return consequence;
    }
}
