package org.fixuplab.lab;

import java.net.InetSocketAddress;
import org.fixuplab.proxy.Firewall;

/** One running firewall of a lab. A snapshot: its settings are those of new sessions when it was asked for. */
public record Proxy(String name, ProxySettings settings, Firewall firewall) {

    /** Where clients connect, with the real port. */
    public InetSocketAddress address() {
        return firewall.address();
    }

    /** Whether somebody who asks for this address has it; port 0 is any. */
    boolean listensAt(InetSocketAddress wanted) {
        InetSocketAddress here = address();
        return here.getAddress().equals(wanted.getAddress())
                && (wanted.getPort() == 0 || wanted.getPort() == here.getPort());
    }

    public int activeSessions() {
        return firewall.activeSessions();
    }
}
