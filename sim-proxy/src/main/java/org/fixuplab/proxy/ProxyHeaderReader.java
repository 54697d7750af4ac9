package org.fixuplab.proxy;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the header of the PROXY protocol, version 1 or 2, with which a client's connection begins, and hands the connection on: what came
 * behind the header in the same segment is the first that the session reads, in one piece. Confined to the client's event loop.
 *
 * <p>The header has to come within {@value #PATIENCE_SECONDS} s, with at most {@value #LARGEST_ADDITION} octets beside its addresses.
 * Source: proxy-protocol.txt of HAProxy, sections 2 to 4.
 */
final class ProxyHeaderReader extends ChannelInboundHandlerAdapter {

    static final int PATIENCE_SECONDS = 5;
    static final int LARGEST_ADDITION = 2_048;

    private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

    private static final String NO_HEADER = "no header of the PROXY protocol came";

    /** SO_LINGER off, the kernel's default. */
    private static final int OFF = -1;

    private static final Logger LOG = LoggerFactory.getLogger(ProxyHeaderReader.class);

    /** What becomes of the connection; one of these is called, once. */
    interface Next {

        /**
         * It may begin its session, and its octets come to the pipeline's last handler.
         *
         * @param from the client's address, by the header or the socket
         * @param to where the client connected, likewise
         */
        void begin(InetSocketAddress from, InetSocketAddress to);

        /** It is to be refused, if it is still there. */
        void refuse(String why);

        /** It went before there was a header. */
        void left();
    }

    private final SocketChannel client;
    private final InetSocketAddress peer;
    private final Next next;
    private final Future<?> deadline;
    private boolean done;

    private ProxyHeaderReader(SocketChannel client, Next next) {
        this.client = client;
        this.peer = client.remoteAddress();
        this.next = next;
        this.deadline = client.eventLoop()
                .schedule(
                        () -> refuse(NO_HEADER + " within " + PATIENCE_SECONDS + " s"),
                        PATIENCE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Begins to read from a client that was just accepted. */
    static void read(SocketChannel client, Next next) {
        Leg.readSegments(client.config());
        ProxyHeaderReader reader = new ProxyHeaderReader(client, next);
        // The decoder closes by itself what has no header: with RST, until there is one.
        if (reader.lingers(0)) {
            client.pipeline()
                    .addLast("proxy-header", new HAProxyMessageDecoder(LARGEST_ADDITION))
                    .addLast("proxy-header-reader", reader);
        }
    }

    /** Whether the socket is still there to be told. */
    private boolean lingers(int seconds) {
        try {
            return client.config().setOption(ChannelOption.SO_LINGER, seconds);
        } catch (ChannelException alreadyReset) {
            left();
            client.close();
            return false;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (!done && message instanceof HAProxyMessage header) {
                take(context, header);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void take(ChannelHandlerContext context, HAProxyMessage header) {
        InetSocketAddress from = peer;
        InetSocketAddress to = client.localAddress();
        if (tellsAddresses(header)) {
            InetAddress source = NetUtil.createInetAddressFromIpAddressString(header.sourceAddress());
            InetAddress destination = NetUtil.createInetAddressFromIpAddressString(header.destinationAddress());
            if (source == null || destination == null) {
                refuse("its header of the PROXY protocol has no valid addresses");
                return;
            }
            from = new InetSocketAddress(source, header.sourcePort());
            to = new InetSocketAddress(destination, header.destinationPort());
        }
        if (lingers(OFF)) {
            finish();
            next.begin(from, to);
            context.pipeline().remove(this);
        }
    }

    /** A load balancer that speaks for itself, to see whether somebody listens, has none to tell; nor has one that does not know. */
    private static boolean tellsAddresses(HAProxyMessage header) {
        HAProxyProxiedProtocol protocol = header.proxiedProtocol();
        return header.command() == HAProxyCommand.PROXY
                && (protocol == HAProxyProxiedProtocol.TCP4 || protocol == HAProxyProxiedProtocol.TCP6);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecoderException) {
            // Its message may hold octets of the client's.
            refuse("it does not begin with a header of the PROXY protocol");
        } else {
            if (!(cause instanceof IOException)) {
                LOG.error("A client could not be read. This is our bug.", cause);
            }
            left();
            client.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        // The decoder closes first and tells why afterwards.
        client.eventLoop().execute(this::left);
    }

    private void refuse(String why) {
        if (!done) {
            finish();
            next.refuse(why);
        }
    }

    private void left() {
        if (!done) {
            finish();
            next.left();
        }
    }

    private void finish() {
        done = true;
        deadline.cancel(false);
    }
}
