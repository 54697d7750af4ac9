package org.fixuplab.inspect;

/** A class {@code match mime filetype regex}: takes offence at a media type, or a file name, in which a pattern is found. */
final class MimeFiletype implements MimeRule {

    static final String ID = "mime-filetype";

    private final Patterns patterns;
    private final boolean negated;
    private final Consequence consequence;

    MimeFiletype(Rule rule) {
        patterns = Patterns.of(rule);
        negated = Consequence.isNegated(rule);
        consequence = Consequence.of(rule, "MIME filetype regex " + patterns);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean offendsFilename(KeptText name) {
        return !negated && patterns.find(name.text());
    }

    /** The opposite is asked of the media type alone: every part has at most one. */
    @Override
    public boolean offendsType(KeptText type) {
        return patterns.find(type.lowerCase()) != negated;
    }

    @Override
    public Consequence consequence() {
        return consequence;
    }
}
