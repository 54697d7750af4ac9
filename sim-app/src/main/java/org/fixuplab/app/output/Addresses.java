package org.fixuplab.app.output;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** Addresses as text that a client's command line takes. */
public final class Addresses {

    private Addresses() {}

    /** {@code 127.0.0.1:25}, {@code [::1]:25}, {@code mail.example.com:25} */
    public static String text(InetSocketAddress address) {
        String host = host(address);
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** The host alone, without brackets; an IPv6 address in its short form. */
    public static String host(InetSocketAddress address) {
        if (address.isUnresolved() || address.getAddress() == null) {
            return address.getHostString();
        }
        String literal = address.getAddress().getHostAddress();
        return address.getAddress() instanceof Inet6Address ? shorten(literal) : literal;
    }

    private static String shorten(String literal) {
        return switch (literal) {
            case "0:0:0:0:0:0:0:1" -> "::1";
            case "0:0:0:0:0:0:0:0" -> "::";
            default -> literal;
        };
    }
}
