package org.fixuplab.inspect;

import java.util.List;
import java.util.Locale;
import org.fixuplab.smtp.Octets;

/** Reads the header of a message, or of a part of one, octet by octet, for the fields that describe the content. */
final class MimeFields {

    private enum Field {
        OTHER,
        TYPE,
        DISPOSITION,
        ENCODING;

        static Field of(String name) {
            return switch (name) {
                case "content-type" -> TYPE;
                case "content-disposition" -> DISPOSITION;
                case "content-transfer-encoding" -> ENCODING;
                default -> OTHER;
            };
        }
    }

    private enum Place {
        LINE_START,
        NAME,
        VALUE
    }

    private static final int MOST_NAME = 64;

    private final List<MimeRule> rules;
    private final Matches matches;
    private final KeptText name = new KeptText(MOST_NAME);
    private final MimeValue value;

    private Place place = Place.LINE_START;
    private Field field = Field.OTHER;
    private String type = "";
    private String boundary = "";

    MimeFields(List<MimeRule> rules, Matches matches) {
        this.rules = rules;
        this.matches = matches;
        value = new MimeValue(rules, matches);
    }

    /** A header begins. */
    void begin() {
        place = Place.LINE_START;
        field = Field.OTHER;
        type = "";
        boundary = "";
    }

    /** The media type, in small letters; empty if there is none. */
    String type() {
        return type;
    }

    /** Where the parts of a multipart begin; empty if it is none. */
    String boundary() {
        return boundary;
    }

    /** Reads one more octet; true if it ends the header. */
    boolean read(byte octet, long offset) {
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
            field = Field.of(name.text().strip().toLowerCase(Locale.ROOT));
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
                type = value.first();
                boundary = type.startsWith("multipart/") ? value.boundary() : "";
                rules.stream()
                        .filter(rule -> rule.offendsType(type))
                        .forEach(rule -> matches.add(rule.consequence(), offset));
            }
            case DISPOSITION -> value.end(offset);
            case ENCODING -> {
                String encoding = value.first();
                rules.stream()
                        .filter(rule -> rule.offendsEncoding(encoding))
                        .forEach(rule -> matches.add(rule.consequence(), offset));
            }
            case OTHER -> {
                // Says nothing of the content.
            }
        }
        field = Field.OTHER;
    }
}
