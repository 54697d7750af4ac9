package org.fixuplab.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * What Netty can do at least cost: moves octets between a client and an upstream and looks at none. Two threads, native epoll, both
 * legs of a session on one thread, one flush a read burst, and a leg that cannot write stops the other's reading.
 */
public final class Relay {

    private static final int THREADS = 2;
    private static final int BACKLOG = 4096;

    private Relay() {}

    /** {@code Relay PORT UPSTREAM-PORT}, both on loopback; runs until it is killed. */
    public static void main(String[] ports) throws InterruptedException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(THREADS, EpollIoHandler.newFactory());
        listen(loops, Integer.parseInt(ports[0]), loopback(Integer.parseInt(ports[1])))
                .closeFuture()
                .sync();
    }

    static Channel listen(EventLoopGroup loops, int port, InetSocketAddress upstream) throws InterruptedException {
        return new ServerBootstrap()
                .group(loops)
                .channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        join(client, upstream);
                    }
                })
                .bind(loopback(port))
                .sync()
                .channel();
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void join(Channel client, InetSocketAddress upstream) {
        ChannelFuture connecting = new Bootstrap()
                .group(client.eventLoop())
                .channel(EpollSocketChannel.class)
                .handler(new Pump(client))
                .connect(upstream);
        client.pipeline().addLast(new Pump(connecting.channel()));
        connecting.addListener(connected -> {
            if (connected.isSuccess()) {
                client.config().setAutoRead(true);
            } else {
                client.close();
            }
        });
    }

    /** From the channel it is in to another one. */
    private static final class Pump extends ChannelInboundHandlerAdapter {

        private final Channel to;

        Pump(Channel to) {
            this.to = to;
        }

        @Override
        public void channelRead(ChannelHandlerContext from, Object octets) {
            to.write(octets, to.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext from) {
            to.flush();
            if (!to.isWritable()) {
                from.channel().config().setAutoRead(false);
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext from) {
            if (from.channel().isWritable()) {
                to.config().setAutoRead(true);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext from) {
            // What is still to be written goes first.
            to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
            from.close();
        }
    }
}
