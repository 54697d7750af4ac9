package org.fixuplab.lab.journal;

import java.net.InetSocketAddress;

/** Socket addresses as every view of a lab writes them: {@code 192.0.2.1:25}, {@code [2001:db8::1]:25}; a name, if it was not looked up. */
public final class SocketText {

    private SocketText() {}

    public static String of(InetSocketAddress address) {
        String host = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }
}
