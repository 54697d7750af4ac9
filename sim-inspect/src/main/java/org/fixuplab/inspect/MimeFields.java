package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.smtp.Octets;

/** Reads the header of a message, or of a part of one, octet by octet, for the fields that describe the content. */
final class MimeFields {

    private enum Field {
        OTHER(""),
        TYPE("content-type"),
        DISPOSITION("content-disposition"),
        ENCODING("content-transfer-encoding");

        private static final Field[] DESCRIBING = {TYPE, DISPOSITION, ENCODING};

        private final String spelling;

        Field(String spelling) {
            this.spelling = spelling;
        }

        static Field of(KeptText name) {
            name.strip();
            for (Field field : DESCRIBING) {
                if (name.is(field.spelling)) {
                    return field;
                }
            }
            return OTHER;
        }
    }

    private enum Place {
        LINE_START,
        NAME,
        VALUE
    }

    private static final int MOST_NAME = 64;

    private final MimeRule[] rules;
    private final Matches matches;
    private final KeptText name = new KeptText(MOST_NAME);
    private final MimeValue value;

    private Place place = Place.LINE_START;
    private Field field = Field.OTHER;
    private boolean message;
    private String boundary = "";

    MimeFields(MimeRule[] rules, Matches matches) {
        this.rules = rules;
        this.matches = matches;
        value = new MimeValue(rules, matches);
    }

    /** A header begins. */
    void begin() {
        place = Place.LINE_START;
        field = Field.OTHER;
        message = false;
        boundary = "";
    }

    /** Whether the content is a message, which begins with another header. */
    boolean isMessage() {
        return message;
    }

    /** Where the parts of a multipart begin; empty if it is none. */
    String boundary() {
        return boundary;
    }

    /**
     * Reads octets of the header, of which the first has this offset. Of most fields only the name is looked at.
     *
     * @return the index after the header's end, or -1 if it goes on
     */
    int read(ByteBuffer segment, int from, int to, long offset) {
        int at = from;
        while (at < to) {
            if (place == Place.VALUE && field == Field.OTHER) {
                int lf = Octets.indexOf(segment, at, to, Octets.LF);
                if (lf < 0) {
                    return -1;
                }
                place = Place.LINE_START;
                at = lf + 1;
            } else if (endsWith(segment.get(at++), offset + (at - 1 - from))) {
                return at;
            }
        }
        return -1;
    }

    /** Reads one more octet; true if it ends the header. */
    private boolean endsWith(byte octet, long offset) {
        switch (place) {
            case LINE_START -> {
                return lineStarts(octet, offset);
            }
            case NAME -> name(octet);
            case VALUE -> value(octet, offset);
        }
        return false;
    }

    private boolean lineStarts(byte octet, long offset) {
        if (octet == Octets.CR) {
            return false;
        }
        if (Octets.isBlank(octet)) {
            // A folded line: the field goes on.
            place = Place.VALUE;
            value(octet, offset);
            return false;
        }
        fieldEnds(offset);
        name.clear();
        place = Place.NAME;
        if (octet != Octets.LF) {
            name(octet);
        }
        return octet == Octets.LF;
    }

    private void name(byte octet) {
        if (octet == ':') {
            field = Field.of(name);
            value.begin();
            place = Place.VALUE;
        } else if (octet == Octets.LF) {
            place = Place.LINE_START;
        } else {
            name.add(octet);
        }
    }

    private void value(byte octet, long offset) {
        if (octet == Octets.LF) {
            place = Place.LINE_START;
        } else if (octet != Octets.CR && field != Field.OTHER) {
            value.read(octet, offset);
        }
    }

    private void fieldEnds(long offset) {
        switch (field) {
            case TYPE -> {
                value.end(offset);
                KeptText type = value.first();
                message = type.is("message/rfc822");
                boundary = type.beginsWith("multipart/") ? value.boundary() : "";
                for (MimeRule rule : rules) {
                    if (rule.offendsType(type)) {
                        matches.add(rule.consequence(), offset);
                    }
                }
            }
            case DISPOSITION -> value.end(offset);
            case ENCODING -> {
                KeptText encoding = value.first();
                for (MimeRule rule : rules) {
                    if (rule.offendsEncoding(encoding)) {
                        matches.add(rule.consequence(), offset);
                    }
                }
            }
            case OTHER -> {
                // Says nothing of the content.
            }
        }
        field = Field.OTHER;
    }
}
