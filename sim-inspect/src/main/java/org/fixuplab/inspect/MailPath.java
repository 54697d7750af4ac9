package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.fixuplab.smtp.Octets;

/**
 * The address of a MAIL or RCPT, which may come in pieces: what stands between {@code <} and {@code >} after the first colon, or without
 * them up to a blank. The first {@code >} ends it, quoted or not. Of a longer one, {@link #MOST} octets are kept.
 */
final class MailPath {

    /** Octets of an address that a pattern sees. */
    static final int MOST = 1_024;

    enum Place {
        BEFORE_COLON,
        BEFORE_ADDRESS,
        IN_BRACKETS,
        BARE,
        AFTER
    }

    private byte[] kept = new byte[64];
    private int count;
    private int addressFrom;
    private int addressTo;
    private int length;
    private Place place = Place.AFTER;
    private boolean inAddress;
    private boolean open;
    private boolean wasOpen;
    private boolean ended;
    private boolean blanked;
    private byte octet;

    /** The arguments of a command begin. */
    void begin() {
        count = 0;
        addressFrom = 0;
        addressTo = 0;
        length = 0;
        place = Place.BEFORE_COLON;
        open = false;
        blanked = false;
    }

    /** Reads one more octet of the line, which is not its LF. */
    void read(byte next) {
        octet = next;
        wasOpen = open;
        ended = false;
        inAddress = false;
        if (place != Place.BEFORE_COLON) {
            open = next == '<' || (open && next != '>');
            keep(next);
        }
        switch (place) {
            case BEFORE_COLON -> place = next == ':' ? Place.BEFORE_ADDRESS : Place.BEFORE_COLON;
            case BEFORE_ADDRESS -> start(next);
            case IN_BRACKETS -> inside(next == '>' || next == Octets.CR);
            case BARE -> inside(Octets.isBlank(next) || next == Octets.CR);
            case AFTER -> {
                // Parameters.
            }
        }
    }

    /**
     * Reads octets as long as all they do is to make an address longer, or to stand before its colon or among its parameters.
     *
     * @return the index after them
     */
    int readOrdinary(ByteBuffer segment, int from, int to, AddressRules rules) {
        int at = from;
        inAddress = false;
        if (place == Place.BEFORE_COLON) {
            while (at < to && segment.get(at) != ':' && segment.get(at) != Octets.LF) {
                at++;
            }
        } else if (place == Place.IN_BRACKETS || place == Place.BARE) {
            at = keep(
                    segment, from, (int) Math.min(to, (long) from + rules.ordinaryLength() - length), rules.ordinary());
            length += at - from;
            inAddress = true;
        } else if (place == Place.AFTER && length <= rules.ordinaryLength()) {
            at = keep(segment, from, to, rules.parameter());
        }
        if (at > from) {
            octet = segment.get(at - 1);
            wasOpen = open;
            ended = false;
        }
        return at;
    }

    /**
     * Reads what nearly every MAIL and RCPT begins with, if all of it is there: an address in brackets, of ordinary octets. No rule minds
     * its two brackets.
     *
     * @return the index after it, when the address has ended; {@code from} if there is none, and nothing was read
     */
    int readUsual(ByteBuffer segment, int from, int to, AddressRules rules) {
        int start = from;
        while (start < to && segment.get(start) != ':') {
            if (segment.get(start++) == Octets.LF) {
                return from;
            }
        }
        start++;
        int most = Math.min(to - start, MOST);
        if (place != Place.BEFORE_COLON || most < 2 || segment.get(start) != '<') {
            return from;
        }
        makeRoom(most);
        segment.get(start, kept, 0, most);
        boolean[] ordinary = rules.ordinary();
        byte[] octets = kept;
        int end = 1;
        while (end < most && ordinary[octets[end] & 0xff]) {
            end++;
        }
        if (end == most || octets[end] != '>' || end - 1 > rules.ordinaryLength()) {
            return from;
        }
        octet = '>';
        wasOpen = true;
        inAddress = false;
        addressFrom = 1;
        length = end - 1;
        count = end + 1;
        end();
        return start + count;
    }

    private void makeRoom(int octets) {
        if (octets > kept.length - count) {
            kept = Arrays.copyOf(kept, Math.min(MOST + 1, Math.max(2 * count, count + octets)));
        }
    }

    /** Keeps octets as long as they are among these, and there is room; the index after them. */
    private int keep(ByteBuffer segment, int from, int to, boolean[] these) {
        int most = Math.min(to - from, MOST - count);
        if (most <= 0 || !these[segment.get(from) & 0xff]) {
            return from;
        }
        makeRoom(most);
        // Copied first and looked at then: an array is looked at faster.
        segment.get(from, kept, count, most);
        byte[] octets = kept;
        int at = count;
        int end = count + most;
        while (at < end && these[octets[at] & 0xff]) {
            at++;
        }
        int read = at - count;
        count = at;
        return from + read;
    }

    private void start(byte next) {
        if (next == '<') {
            place = Place.IN_BRACKETS;
            addressFrom = 1;
        } else if (next == Octets.CR) {
            place = Place.AFTER;
        } else if (!Octets.isBlank(next)) {
            place = Place.BARE;
            inside(false);
        }
    }

    private void inside(boolean last) {
        if (last) {
            end();
        } else {
            inAddress = true;
            length++;
        }
    }

    private void keep(byte next) {
        boolean around = next == Octets.CR || (place == Place.BEFORE_ADDRESS && Octets.isBlank(next));
        if (!around && count <= MOST) {
            if (count == kept.length) {
                kept = Arrays.copyOf(kept, Math.min(MOST + 1, 2 * count));
            }
            kept[count++] = next;
        }
    }

    /** The line is over; so is an address that nothing has ended. */
    void lineEnds() {
        ended = false;
        inAddress = false;
        if (place == Place.IN_BRACKETS || place == Place.BARE) {
            end();
        }
        place = Place.AFTER;
    }

    private void end() {
        ended = true;
        addressTo = Math.min(addressFrom + length, count);
        place = Place.AFTER;
    }

    /** The octet read last. */
    byte octet() {
        return octet;
    }

    /** Whether the octet read last is one of the address. */
    boolean inAddress() {
        return inAddress;
    }

    /** Whether there was an open {@code <} before the octet read last. */
    boolean wasOpen() {
        return wasOpen;
    }

    /** Whether the line has got as far as its address. */
    boolean begun() {
        return place != Place.BEFORE_COLON;
    }

    /** Whether the address is over: what comes are parameters. */
    boolean isOver() {
        return place == Place.AFTER;
    }

    /** Whether the octet read last, or the line's end, has ended the address. */
    boolean ended() {
        return ended;
    }

    /** Octets of the address so far, brackets not counted. */
    int length() {
        return length;
    }

    void blank() {
        blanked = true;
    }

    /** Whether the firewall has overwritten some of it. */
    boolean blanked() {
        return blanked;
    }

    /** The address, which has ended, as the client sent it. */
    String address() {
        return Octets.text(Arrays.copyOfRange(kept, addressFrom, addressTo));
    }

    /** What was read from the address on, brackets included; octets that do not print as a question mark. */
    String printable() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(kept[i] >= ' ' && kept[i] <= '~' ? (char) kept[i] : '?');
        }
        return text.toString();
    }
}
