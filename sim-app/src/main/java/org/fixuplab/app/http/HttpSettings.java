package org.fixuplab.app.http;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where HTTP is served, and to whom. Immutable.
 *
 * @param token what requests must bring; empty: anybody of this machine may ask
 */
public record HttpSettings(InetSocketAddress listen, Optional<String> token) {

    /**
     * Checks that nobody of another machine may ask without a token.
     *
     * @throws IllegalArgumentException beyond loopback without a token, or the token is blank or holds what a header cannot
     */
    public HttpSettings {
        if (token.isEmpty()
                && (listen.getAddress() == null || !listen.getAddress().isLoopbackAddress())) {
            throw new IllegalArgumentException("HTTP beyond loopback needs a token");
        }
        if (token.isPresent() && !token.get().matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException("a token is one or more visible ASCII characters, without blanks");
        }
    }
}
