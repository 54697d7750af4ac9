package org.fixuplab.inspect;

/** A class {@code match mime filename length gt}: takes offence at a file name that is too long. */
final class MimeFilenameLength implements MimeRule {

    static final String ID = "mime-filename-length";

    private final int limit;
    private final boolean negated;
    private final Consequence consequence;

    MimeFilenameLength(Rule rule) {
        limit = rule.settings().number("limit");
        negated = Consequence.isNegated(rule);
        consequence = Consequence.of(rule, "MIME filename length gt " + limit);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean offendsFilenameOf(int length) {
        return !negated && length == limit + 1;
    }

    @Override
    public boolean offendsFilename(KeptText name) {
        return negated && name.length() <= limit;
    }

    @Override
    public Consequence consequence() {
        return consequence;
    }
}
