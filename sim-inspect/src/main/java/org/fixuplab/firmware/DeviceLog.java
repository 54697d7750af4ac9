package org.fixuplab.firmware;

import java.util.Set;

/**
 * The lines that a device writes about sessions of mail, by the vendor's number. The catalogue has the words; this is what they are filled
 * with.
 *
 * <p>{@code outside} and {@code inside} are {@code outside:192.0.2.10/40001}; {@code from} and {@code to} are so, too, in the order of who
 * spoke to whom.
 */
public enum DeviceLog {
    /** A connection was built. */
    BUILT("302013", "bound number outside outside-endpoint inside inside-endpoint", "inbound outbound"),

    /** An octet of an address was overwritten with a blank. */
    ADDRESS_REPLACED("108002", "outside-address inside-address data", ""),

    /** A session ends for an address. */
    ADDRESS_MALICIOUS("108003", "from to data", ""),

    /** The ESMTP map acts. */
    ACTION(
            "108004",
            "class action kind from to info",
            "classification parameter request response drop-connection reset mask"),

    /** The ESMTP map only says so. */
    NOTICE("108005", "class kind from to info", "classification parameter request response"),

    /** A message was longer than declared. */
    SIZE("108006", "from to declared actual", ""),

    /** TLS begins. */
    TLS("108007", "client server", ""),

    /** Inspection ends the flow. */
    TERMINATED("507003", "from to reason", "drop-connection reset service-reset-inbound service-reset-outbound"),

    /** A connection is no more. */
    TEARDOWN(
            "302014", "number outside inside duration bytes reason", "inspection fins reset-inside reset-outside idle"),

    /** A segment came for a connection that is no more. */
    DENIED("106015", "from-endpoint to-endpoint flags interface", "");

    private final String number;
    private final String places;
    private final String words;

    DeviceLog(String number, String places, String words) {
        this.number = number;
        this.places = places;
        this.words = words;
    }

    /** Six digits. */
    public String number() {
        return number;
    }

    /** What a template may have in braces. */
    Set<String> places() {
        return set(places);
    }

    /** Texts that the catalogue has for it, of which one is put into a place. */
    Set<String> words() {
        return set(words);
    }

    private static Set<String> set(String words) {
        return words.isEmpty() ? Set.of() : Set.of(words.split(" ", -1));
    }

    /** Whether it is about any connection, with or without inspection. */
    public boolean isOfEveryConnection() {
        return this == BUILT || this == TEARDOWN;
    }
}
