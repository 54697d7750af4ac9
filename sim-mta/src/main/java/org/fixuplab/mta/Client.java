package org.fixuplab.mta;

import java.net.InetSocketAddress;
import java.util.Optional;

/** What a session knows of its client. Confined to its session. */
final class Client {

    private final long session;
    private final InetSocketAddress address;
    private String helo = "";
    private boolean encrypted;
    private Optional<TlsInfo> tls = Optional.empty();
    private Optional<String> user = Optional.empty();

    Client(long session, InetSocketAddress address) {
        this.session = session;
        this.address = address;
    }

    /** The session's number. */
    long session() {
        return session;
    }

    InetSocketAddress address() {
        return address;
    }

    /** The name it gave; empty if none yet. */
    String helo() {
        return helo;
    }

    void helo(String name) {
        helo = name;
    }

    /** Whether TLS was agreed on; its handshake may still be under way. */
    boolean encrypted() {
        return encrypted;
    }

    /** TLS begins: what was said in clear may have been somebody else's words and is forgotten (RFC 3207). */
    void beginTls() {
        helo = "";
        user = Optional.empty();
        encrypted = true;
    }

    /** The handshake is done. */
    void agreed(TlsInfo info) {
        encrypted = true;
        tls = Optional.of(info);
    }

    Optional<TlsInfo> tls() {
        return tls;
    }

    void authenticated(String name) {
        user = Optional.of(name);
    }

    /** Whom AUTH let in. */
    Optional<String> user() {
        return user;
    }
}
