package org.fixuplab.app.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.fixuplab.app.process.Refusal;

/**
 * A host and a port as a person writes them: {@code 127.0.0.1:25}, {@code [::1]:25}, {@code mail.example.com:25}; a port alone,
 * {@code 4025} or {@code :4025}, is on loopback. Immutable.
 *
 * @param host without brackets
 * @param port 0 is any free port
 */
public record HostPort(String host, int port) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,6}");

    /**
     * Reads what a person wrote.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static HostPort parse(String text) {
        String trimmed = text.trim();
        if (DIGITS.matcher(trimmed).matches()) {
            return new HostPort(LOOPBACK, port(text, trimmed));
        }
        int colon = trimmed.lastIndexOf(':');
        if (colon < 0 || colon == trimmed.length() - 1) {
            throw notAnAddress(text);
        }
        String host = trimmed.substring(0, colon);
        int port = port(text, trimmed.substring(colon + 1));
        if (host.startsWith("[") && host.endsWith("]") && host.length() > 2) {
            return new HostPort(host.substring(1, host.length() - 1), port);
        }
        if (host.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is ambiguous: write an IPv6 address in brackets, such as [::1]:25");
        }
        if (host.indexOf(' ') >= 0 || host.indexOf('[') >= 0 || host.indexOf(']') >= 0 || host.indexOf('/') >= 0) {
            throw notAnAddress(text);
        }
        return new HostPort(host.isEmpty() ? LOOPBACK : host, port);
    }

    private static int port(String text, String digits) {
        if (DIGITS.matcher(digits).matches() && Integer.parseInt(digits) <= 65_535) {
            return Integer.parseInt(digits);
        }
        throw notAnAddress(text);
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is not HOST:PORT, such as 127.0.0.1:25 or [::1]:25 (a port is 0 to 65535)");
    }

    /**
     * The address, looked up now.
     *
     * @throws Refusal if the host has none
     */
    public InetSocketAddress resolve() {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException unknown) {
            throw Refusal.environment("the host name '" + host + "' has no address here");
        }
    }

    /** The address with its host name left as it is, to be looked up at each use; a literal address is resolved. */
    public InetSocketAddress unresolved() {
        boolean literal = host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
        return literal ? resolve() : InetSocketAddress.createUnresolved(host, port);
    }

    /** {@code host:port}, with brackets around an IPv6 address. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
