package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.fixuplab.event.Action;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message's header, octet by octet, for names that the rules watch. Where the segments are cut makes no difference, but to a rule
 * that is blind at borders.
 *
 * <p>A name is a run of letters, digits and hyphens. The header ends with the first empty line. For rules that count the headers of MIME
 * parts, too, one begins after each line that begins with two hyphens and goes on without a blank, and ends with an empty line.
 */
final class HeaderScan {

    private static final String DKIM = "dkim-signature";
    private static final String DOMAIN_KEYS = "domainkey-signature";

    /** Hyphens that a boundary begins with. */
    private static final int BOUNDARY = 2;

    private final WatchedName[] watched;
    private final Conversation conversation;
    private final Matches matches;
    private final byte[] word;

    /** Some rule goes on reading behind the header. */
    private final boolean readsParts;

    private boolean open;

    /** What is open is the header of a MIME part. */
    private boolean inPart;

    /** How many hyphens a line behind the header begins with so far; -1 if it is no boundary. */
    private int hyphens;

    private int wordLength;
    private boolean wordEnded;
    private boolean wordCut;

    /** Nothing but blanks stands before the word on its line. */
    private boolean wordFirst;

    /** The word is a field's name so far: it stands at the very start of a line. */
    private boolean wordIsField;

    private boolean lineEmpty;
    private boolean lineBlank;
    private boolean inSignature;
    private @Nullable HeaderRule overwriting;

    /** The session ends. */
    private boolean over;

    HeaderScan(List<HeaderRule> rules, Conversation conversation, Matches matches) {
        this.watched = rules.stream().flatMap(WatchedName::of).toArray(WatchedName[]::new);
        this.conversation = conversation;
        this.matches = matches;
        int longest = Arrays.stream(watched)
                .mapToInt(name -> name.name().length())
                .max()
                .orElse(0);
        readsParts = rules.stream().anyMatch(HeaderRule::countsParts);
        word = new byte[Math.max(longest, DOMAIN_KEYS.length()) + 1];
    }

    /** A message begins with the next octet. */
    void begin() {
        open = true;
        inPart = false;
        inSignature = false;
        overwriting = null;
        for (WatchedName name : watched) {
            name.clear();
        }
        beginLine();
    }

    private void beginLine() {
        lineEmpty = true;
        lineBlank = true;
        overwriting = null;
        wordLength = 0;
        wordEnded = false;
    }

    /** A new segment: a word that has begun was cut. */
    void segmentBegins() {
        wordCut = wordLength > 0;
    }

    boolean isOpen() {
        return open || readsParts;
    }

    /** Reads octets of the payload; stops early when there is no more to read or the session ends. */
    void read(ByteBuffer segment, int from, int to) {
        int at = from;
        while (at < to && isOpen() && !over) {
            if (!open) {
                behindHeader(segment.get(at));
                at++;
            } else if (overwriting != null) {
                at = overwriteLine(overwriting, segment, at, from, to);
            } else {
                octet(segment, at, from);
                at++;
            }
        }
    }

    private void behindHeader(byte octet) {
        if (octet == Octets.LF) {
            open = hyphens > BOUNDARY;
            inPart = true;
            hyphens = 0;
        } else if (hyphens >= 0 && hyphens < BOUNDARY) {
            hyphens = octet == '-' ? hyphens + 1 : -1;
        } else if (hyphens == BOUNDARY) {
            hyphens = octet == Octets.CR || Octets.isBlank(octet) ? -1 : hyphens + 1;
        }
    }

    private void octet(ByteBuffer segment, int at, int from) {
        byte octet = segment.get(at);
        if (isWord(octet)) {
            letter(octet);
            return;
        }
        if (wordLength > 0 && !wordEnded) {
            wordEnded = true;
            seen(false, at - from);
        }
        switch (octet) {
            case '\n' -> {
                open = !lineEmpty;
                hyphens = 0;
                beginLine();
            }
            case '\r' -> {
                // Part of the line's end.
            }
            case ' ', '\t' -> lineEmpty = false;
            case ':' -> {
                if (wordLength > 0) {
                    colon(at - from);
                }
                endWord();
            }
            default -> endWord();
        }
    }

    private void letter(byte octet) {
        if (wordEnded) {
            wordLength = 0;
            wordEnded = false;
        }
        if (wordLength == 0) {
            wordFirst = lineBlank;
            wordIsField = lineEmpty;
            wordCut = false;
            inSignature &= !lineEmpty;
        }
        if (wordLength < word.length) {
            word[wordLength++] = (byte) lower(octet);
        }
        lineEmpty = false;
        lineBlank = false;
    }

    private void endWord() {
        inSignature &= !lineEmpty;
        wordLength = 0;
        wordEnded = false;
        lineEmpty = false;
        lineBlank = false;
    }

    private void colon(int distance) {
        if (wordIsField) {
            inSignature = wordIs(DKIM) || wordIs(DOMAIN_KEYS);
        }
        seen(true, distance);
    }

    /** The word is seen; its end is so many octets from the beginning of what is being read. */
    private void seen(boolean colon, int distance) {
        @Nullable Sighting sighting = null;
        for (WatchedName name : watched) {
            boolean missed = (wordCut && name.rule().blindAtBorders())
                    || (inPart && !name.rule().countsParts());
            if (missed || !wordIs(name.name())) {
                continue;
            }
            if (sighting == null) {
                sighting = Sighting.of(colon, wordIsField, wordFirst, inSignature);
            }
            if (!over && name.rule().counts(sighting) && name.seenTwice()) {
                act(name, conversation.clientOffset() + distance);
            }
        }
    }

    private void act(WatchedName name, long offset) {
        HeaderRule rule = name.rule();
        Action action = rule.action();
        // A bug is nothing that a device tells of: no line but those of the connection's end.
        matches.add(new Consequence(rule.id(), "header " + name.name(), action, false, 0), offset);
        if (action.endsSession()) {
            over = true;
        } else if (action == Action.OVERWRITE) {
            overwriting = rule;
        }
    }

    /** Overwrites up to the line's end, or the segment's. */
    private int overwriteLine(HeaderRule rule, ByteBuffer segment, int at, int from, int to) {
        int end = at;
        while (end < to && segment.get(end) != Octets.CR && segment.get(end) != Octets.LF) {
            end++;
        }
        if (end > at) {
            long offset = conversation.clientOffset() + (at - from);
            Overwritten.byX(conversation.events(), rule.id(), segment, at, end, offset);
        }
        if (end < to) {
            overwriting = null;
        }
        return end;
    }

    private boolean wordIs(String name) {
        if (wordLength != name.length()) {
            return false;
        }
        for (int i = 0; i < wordLength; i++) {
            if (word[i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(byte octet) {
        return octet == '-' || Octets.isDigit(octet) || (lower(octet) >= 'a' && lower(octet) <= 'z');
    }

    private static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
    }
}
