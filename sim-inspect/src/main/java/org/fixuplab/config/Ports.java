package org.fixuplab.config;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A set of TCP ports. Immutable. */
public final class Ports {

    static final int GREATEST = 65_535;
    static final Ports NONE = new Ports(new BitSet());
    static final Ports ALL = of(0, GREATEST);
    static final Ports SMTP = of(25, 25);

    /** What devices print in place of well-known numbers. */
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("smtp", 25),
            Map.entry("ftp", 21),
            Map.entry("ftp-data", 20),
            Map.entry("ssh", 22),
            Map.entry("telnet", 23),
            Map.entry("domain", 53),
            Map.entry("www", 80),
            Map.entry("http", 80),
            Map.entry("pop2", 109),
            Map.entry("pop3", 110),
            Map.entry("ident", 113),
            Map.entry("nntp", 119),
            Map.entry("netbios-ssn", 139),
            Map.entry("imap4", 143),
            Map.entry("ldap", 389),
            Map.entry("https", 443),
            Map.entry("rsh", 514),
            Map.entry("cmd", 514),
            Map.entry("rtsp", 554),
            Map.entry("ldaps", 636),
            Map.entry("lotusnotes", 1352),
            Map.entry("citrix-ica", 1494),
            Map.entry("sqlnet", 1521),
            Map.entry("h323", 1720),
            Map.entry("pptp", 1723),
            Map.entry("sip", 5060),
            Map.entry("pcanywhere-data", 5631));

    private final BitSet ports;

    private Ports(BitSet ports) {
        this.ports = ports;
    }

    /** Both ends are in it. */
    static Ports of(int from, int to) {
        BitSet ports = new BitSet();
        ports.set(from, to + 1);
        return new Ports(ports);
    }

    /** A port by number or by name. */
    static OptionalInt port(String text) {
        Integer named = NAMES.get(text);
        if (named != null) {
            return OptionalInt.of(named);
        }
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= GREATEST ? OptionalInt.of(port) : OptionalInt.empty();
    }

    /** {@code 25}, or {@code 2025-2030}. */
    static Optional<Ports> range(String text) {
        int hyphen = text.indexOf('-');
        OptionalInt from = port(hyphen < 0 ? text : text.substring(0, hyphen));
        OptionalInt to = hyphen < 0 ? from : port(text.substring(hyphen + 1));
        return from.isPresent() && to.isPresent() && from.getAsInt() <= to.getAsInt()
                ? Optional.of(of(from.getAsInt(), to.getAsInt()))
                : Optional.empty();
    }

    public boolean contains(int port) {
        return ports.get(port);
    }

    public boolean isEmpty() {
        return ports.isEmpty();
    }

    Ports and(Ports other) {
        BitSet both = copy();
        both.and(other.ports);
        return new Ports(both);
    }

    Ports with(Ports other) {
        BitSet either = copy();
        either.or(other.ports);
        return new Ports(either);
    }

    Ports without(Ports other) {
        BitSet rest = copy();
        rest.andNot(other.ports);
        return new Ports(rest);
    }

    private BitSet copy() {
        return (BitSet) ports.clone();
    }

    /** Each unbroken run, as a device writes it: {@code 25}, {@code 2025-2030}. */
    public List<String> ranges() {
        List<String> ranges = new ArrayList<>();
        int from = ports.nextSetBit(0);
        while (from >= 0) {
            int end = ports.nextClearBit(from);
            ranges.add(end - from == 1 ? Integer.toString(from) : from + "-" + (end - 1));
            from = ports.nextSetBit(end);
        }
        return ranges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ports that && ports.equals(that.ports);
    }

    @Override
    public int hashCode() {
        return ports.hashCode();
    }

    /** {@code 25, 2025-2030}; {@code none}; {@code all}. */
    @Override
    public String toString() {
        return isEmpty() ? "none" : equals(ALL) ? "all" : String.join(", ", ranges());
    }
}
