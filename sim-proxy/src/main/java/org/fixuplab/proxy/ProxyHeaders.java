package org.fixuplab.proxy;

import io.netty.channel.Channel;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageEncoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.fixuplab.proxy.observe.SessionInfo;

/** Writes the header of the PROXY protocol that tells a server who its client really is. */
final class ProxyHeaders {

    private static final String MAPPED = "::ffff:";

    private ProxyHeaders() {}

    /** Sends the header on a connection that nothing was sent on yet. It is no octet of the session: nobody judges, counts or keeps it. */
    static void send(Channel server, Placement.HeaderVersion version, SessionInfo session) {
        server.pipeline().addFirst("proxy-header", HAProxyMessageEncoder.INSTANCE);
        server.writeAndFlush(header(version, session.client(), session.firewall()), server.voidPromise());
        server.pipeline().remove(HAProxyMessageEncoder.INSTANCE);
    }

    /** Addresses of two families go as IPv6, the one of IPv4 as an IPv4-mapped one (RFC 4291, section 2.5.5.2). */
    private static HAProxyMessage header(
            Placement.HeaderVersion version, InetSocketAddress from, InetSocketAddress to) {
        boolean ipv4 = isIpv4(from.getAddress()) && isIpv4(to.getAddress());
        return new HAProxyMessage(
                switch (version) {
                    case V1 -> HAProxyProtocolVersion.V1;
                    case V2 -> HAProxyProtocolVersion.V2;
                },
                HAProxyCommand.PROXY,
                ipv4 ? HAProxyProxiedProtocol.TCP4 : HAProxyProxiedProtocol.TCP6,
                text(from.getAddress(), ipv4),
                text(to.getAddress(), ipv4),
                from.getPort(),
                to.getPort());
    }

    private static boolean isIpv4(InetAddress address) {
        return address instanceof Inet4Address;
    }

    /** Without a zone: it means nothing to another machine. */
    private static String text(InetAddress address, boolean ipv4) {
        String text = NetUtil.toAddressString(address);
        return ipv4 || !isIpv4(address) ? text : MAPPED + text;
    }
}
