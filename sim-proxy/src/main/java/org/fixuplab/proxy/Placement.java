package org.fixuplab.proxy;

import java.util.Optional;

/**
 * How a firewall stands between its peers. Immutable.
 *
 * @param transparent on the path itself: it takes connections that are for the mail server's address, and the server sees the client's
 *     address. Otherwise each leg is a connection of its own, to and from an address of the firewall
 * @param readsHeader each connection of a client begins with a header of the PROXY protocol, version 1 or 2
 * @param sendsHeader the version of the header with which each connection to the upstream begins, if any
 */
public record Placement(boolean transparent, boolean readsHeader, Optional<HeaderVersion> sendsHeader) {

    /** Versions of the PROXY protocol: a line of text, or octets. */
    public enum HeaderVersion {
        V1,
        V2
    }

    /** Two connections, and no word of one to the other. */
    public static final Placement PLAIN = new Placement(false, false, Optional.empty());

    public Placement withTransparent(boolean value) {
        return new Placement(value, readsHeader, sendsHeader);
    }

    public Placement withReadsHeader(boolean value) {
        return new Placement(transparent, value, sendsHeader);
    }

    public Placement withSendsHeader(Optional<HeaderVersion> value) {
        return new Placement(transparent, readsHeader, value);
    }
}
