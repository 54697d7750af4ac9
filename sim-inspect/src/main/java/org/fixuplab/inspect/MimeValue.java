package org.fixuplab.inspect;

import org.fixuplab.smtp.Octets;

/**
 * The value of a Content field, octet by octet, unfolded: a first word, and parameters after it ({@code text/plain; name="a.txt"}). Of
 * names and words a bounded part is kept.
 *
 * <p>File names are the parameters {@code name} and {@code filename}, as they are written: a name that RFC 2231 cuts into
 * {@code filename*0}, {@code filename*1} is one.
 */
final class MimeValue {

    private enum Place {
        FIRST,
        NAME,
        BEFORE_VALUE,
        TOKEN,
        QUOTED,
        ESCAPED,
        AFTER_VALUE
    }

    private static final int MOST_WORD = 128;
    private static final int MOST_FILENAME = 1_024;

    private final MimeRule[] rules;
    private final Matches matches;
    private final KeptText first = new KeptText(MOST_WORD);
    private final KeptText name = new KeptText(MOST_WORD);
    private final KeptText filename = new KeptText(MOST_FILENAME);
    private final KeptText boundary = new KeptText(Boundaries.MOST);

    private Place place = Place.FIRST;
    private boolean inFilename;
    private boolean inBoundary;

    MimeValue(MimeRule[] rules, Matches matches) {
        this.rules = rules;
        this.matches = matches;
    }

    void begin() {
        place = Place.FIRST;
        first.clear();
        name.clear();
        filename.clear();
        boundary.clear();
        inFilename = false;
        inBoundary = false;
    }

    /** The first word, which has ended. */
    KeptText first() {
        first.strip();
        return first;
    }

    /** The parameter {@code boundary}; empty if there is none, or it is too long to be one. */
    String boundary() {
        return boundary.isWhole() ? boundary.text().stripTrailing() : "";
    }

    void read(byte octet, long offset) {
        switch (place) {
            case FIRST -> first(octet);
            case NAME -> name(octet);
            case BEFORE_VALUE -> beforeValue(octet, offset);
            case TOKEN -> token(octet, offset);
            case QUOTED -> quoted(octet, offset);
            case ESCAPED -> {
                place = Place.QUOTED;
                value(octet, offset);
            }
            case AFTER_VALUE -> place = octet == ';' ? nextName() : place;
        }
    }

    private void first(byte octet) {
        if (octet == ';') {
            place = nextName();
        } else {
            first.add(octet);
        }
    }

    private Place nextName() {
        name.clear();
        return Place.NAME;
    }

    private void name(byte octet) {
        if (octet == '=') {
            place = Place.BEFORE_VALUE;
            parameter();
        } else if (octet == ';') {
            name.clear();
        } else if (!Octets.isBlank(octet)) {
            name.add(octet);
        }
    }

    private void parameter() {
        int star = name.indexOf('*');
        int end = star < 0 ? name.length() : star;
        boolean goesOn = star >= 0 && (name.at(star + 1) & 0xff) >= '1';
        inFilename = name.is("name", end) || name.is("filename", end);
        inBoundary = name.is("boundary", end);
        if (inFilename && !goesOn) {
            filename.clear();
        }
        if (inBoundary && !goesOn) {
            boundary.clear();
        }
    }

    private void beforeValue(byte octet, long offset) {
        if (octet == '"') {
            place = Place.QUOTED;
        } else if (octet == ';') {
            place = nextName();
        } else if (!Octets.isBlank(octet)) {
            place = Place.TOKEN;
            value(octet, offset);
        }
    }

    private void token(byte octet, long offset) {
        if (octet == ';' || Octets.isBlank(octet)) {
            valueEnds(offset);
            place = octet == ';' ? nextName() : Place.AFTER_VALUE;
        } else {
            value(octet, offset);
        }
    }

    private void quoted(byte octet, long offset) {
        if (octet == '"') {
            valueEnds(offset);
            place = Place.AFTER_VALUE;
        } else if (octet == '\\') {
            place = Place.ESCAPED;
        } else {
            value(octet, offset);
        }
    }

    private void value(byte octet, long offset) {
        if (inBoundary) {
            boundary.add(octet);
        }
        if (inFilename) {
            filename.add(octet);
            for (MimeRule rule : rules) {
                if (rule.offendsFilenameOf(filename.length())) {
                    matches.add(rule.consequence(), offset);
                }
            }
        }
    }

    private void valueEnds(long offset) {
        if (inFilename) {
            for (MimeRule rule : rules) {
                if (rule.offendsFilename(filename)) {
                    matches.add(rule.consequence(), offset);
                }
            }
        }
    }

    /** The field is over. */
    void end(long offset) {
        if (place == Place.TOKEN || place == Place.QUOTED || place == Place.ESCAPED) {
            valueEnds(offset);
        }
    }
}
