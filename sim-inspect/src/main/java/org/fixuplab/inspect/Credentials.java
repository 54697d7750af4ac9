package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/**
 * Tells which of the client's octets are credentials, or may be, so that every view can star them:
 *
 * <ul>
 *   <li>what follows an AUTH, masked or not, but for the name of a mechanism that stands whole where it belongs
 *   <li>a line that answers a 334
 *   <li>after an AUTH, every line whose verb is no command's, up to one that is: a client that does not wait for its 334, or for the
 *       refusal of its AUTH, sends its secrets as such lines
 * </ul>
 *
 * <p>AUTH is looked for more widely than servers may understand it: after blanks, and glued to what follows.
 */
final class Credentials {

    private static final List<String> MECHANISMS = List.of(
            "PLAIN",
            "LOGIN",
            "CRAM-MD5",
            "DIGEST-MD5",
            "NTLM",
            "GSSAPI",
            "GSS-SPNEGO",
            "EXTERNAL",
            "ANONYMOUS",
            "KERBEROS_V4",
            "SCRAM-SHA-1",
            "SCRAM-SHA-1-PLUS",
            "SCRAM-SHA-256",
            "SCRAM-SHA-256-PLUS",
            "XOAUTH2",
            "OAUTHBEARER");

    private enum Place {
        /** The line has no credentials. */
        HARMLESS,
        /** The line began with a blank: its verb may come now. */
        BEFORE_VERB,
        VERB,
        BEFORE_MECHANISM,
        /** All up to the line's end. */
        SECRET
    }

    /** Octets that were told to be secret, by their offsets. */
    private record Stretch(long from, long to) {}

    private final Conversation conversation;

    /** Those of the piece of a line that is being read. */
    private final List<Stretch> told = new ArrayList<>();

    /** The line's verb as the client sent it, whether or not the server gets all of it; and one that comes after blanks. */
    private final Word word = new Word();

    private final Word lateVerb = new Word();
    private final Word latePiece = new Word();

    private Place place = Place.HARMLESS;
    private boolean verbOver;
    private boolean afterAuth;

    Credentials(Conversation conversation) {
        this.conversation = conversation;
    }

    /** A command line begins. */
    void begin() {
        place = Place.HARMLESS;
        word.clear();
        lateVerb.clear();
        verbOver = false;
    }

    /** The line, or more of it. */
    void pieceBegins() {
        told.clear();
    }

    /** Stars what is secret in octets of the piece being read; {@code offset} is that of the first. */
    void star(byte[] octets, long offset) {
        for (Stretch secret : told) {
            int from = (int) Math.max(0, secret.from() - offset);
            int to = (int) Math.min(octets.length, secret.to() - offset);
            if (from < to) {
                Arrays.fill(octets, from, to, (byte) '*');
            }
        }
    }

    /**
     * A piece of a verb, which begins at an index. To the client it may be one of arguments, if what it sent before was discarded.
     *
     * @return whether the piece may be a secret
     */
    boolean verbPiece(ByteBuffer segment, int from, Word piece) {
        if (verbOver) {
            int before = told.size();
            arguments(segment, from, from + piece.length(), conversation.clientOffset());
            return told.size() > before;
        }
        word.append(piece);
        boolean glued = word.beginsWith(Verb.AUTH) && word.verb() != Verb.AUTH;
        if (!glued && (!afterAuth || piece.verb() != Verb.OTHER)) {
            return false;
        }
        secret(conversation.clientOffset(), piece.length());
        return true;
    }

    /** The verb is complete. */
    void verbEnds() {
        if (!verbOver) {
            verbOver = true;
            verbIs(word.verb(), word);
        }
    }

    private void verbIs(Verb verb, Word spelled) {
        if (spelled.beginsWith(Verb.AUTH)) {
            afterAuth = true;
            place = verb == Verb.AUTH ? Place.BEFORE_MECHANISM : Place.SECRET;
        } else if (verb != Verb.OTHER) {
            afterAuth = false;
        } else if (afterAuth) {
            place = Place.SECRET;
        } else if (spelled.isEmpty()) {
            place = Place.BEFORE_VERB;
        }
    }

    /** A piece of the arguments, up to the line's LF; {@code offset} is that of its first octet. */
    void arguments(ByteBuffer segment, int from, int to, long offset) {
        int at = from;
        while (at < to && place != Place.SECRET && place != Place.HARMLESS) {
            at = switch (place) {
                case BEFORE_VERB, VERB -> verb(segment, at, to);
                case BEFORE_MECHANISM -> mechanism(segment, at, to);
                case HARMLESS, SECRET -> at;
            };
        }
        if (place == Place.SECRET) {
            line(segment, at, to, offset + (at - from));
        }
    }

    /** Reads a verb that comes after blanks, or a piece of it. */
    private int verb(ByteBuffer segment, int from, int to) {
        if (place == Place.BEFORE_VERB && Octets.isBlank(segment.get(from))) {
            return from + 1;
        }
        int end = Octets.endOfWord(segment, from, to);
        latePiece.set(segment, from, end);
        lateVerb.append(latePiece);
        place = Place.VERB;
        if (end < to) {
            place = Place.HARMLESS;
            if (!lateVerb.isEmpty()) {
                verbIs(lateVerb.verb(), lateVerb);
            }
        }
        return end;
    }

    /** Passes over blanks, and then over a mechanism if all of it is here. */
    private int mechanism(ByteBuffer segment, int from, int to) {
        if (Octets.isBlank(segment.get(from))) {
            return from + 1;
        }
        place = Place.SECRET;
        int end = Octets.endOfWord(segment, from, to);
        return MECHANISMS.stream().anyMatch(name -> Octets.matches(segment, from, end, name)) ? end : from;
    }

    /** A piece of a line that is secret as a whole; its CR, if it ends with one, is not, nor blanks that it begins with. */
    void line(ByteBuffer segment, int from, int to, long offset) {
        int start = from;
        while (start < to && Octets.isBlank(segment.get(start))) {
            start++;
        }
        int end = to > start && segment.get(to - 1) == Octets.CR ? to - 1 : to;
        if (end > start) {
            secret(offset + (start - from), end - start);
        }
    }

    private void secret(long offset, int length) {
        told.add(new Stretch(offset, offset + length));
        conversation.events().accept(new Event.Secret(Direction.FROM_CLIENT, offset, length));
    }
}
