package org.fixuplab.app.settings;

/**
 * Where lines of the device's log are sent. Immutable. The host is looked up by whoever sends, not here.
 *
 * @param address its port is 1 or more
 */
public record SyslogServer(Transport transport, HostPort address) {

    /** How they get there. */
    public enum Transport {
        /** A datagram a line; a lost one is lost. */
        UDP("udp"),
        /** One connection, made again when it is lost. */
        TCP("tcp");

        private final String scheme;

        Transport(String scheme) {
            this.scheme = scheme + "://";
        }
    }

    /**
     * Reads {@code udp://192.0.2.5:514}, {@code tcp://[2001:db8::5]:1470}.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static SyslogServer parse(String text) {
        for (Transport transport : Transport.values()) {
            if (text.startsWith(transport.scheme)) {
                HostPort address = HostPort.parse(text.substring(transport.scheme.length()));
                if (address.port() > 0) {
                    return new SyslogServer(transport, address);
                }
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no syslog server, such as udp://192.0.2.5:514 or tcp://logs.example.com:1470");
    }

    /** As it is read. */
    @Override
    public String toString() {
        return transport.scheme + address;
    }
}
