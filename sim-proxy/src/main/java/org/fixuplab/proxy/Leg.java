package org.fixuplab.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketChannelConfig;
import java.io.IOException;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.LegSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One side of a session: a socket, what was read from it, and what became of it. Confined to its session's event loop. */
final class Leg extends ChannelInboundHandlerAdapter {

    /** So much a read takes at most. A read is a segment: what a peer wrote in one piece of up to this size is never cut here. */
    static final int LARGEST_READ = 64 * 1024;

    private static final FixedRecvByteBufAllocator READS = new FixedRecvByteBufAllocator(LARGEST_READ);

    /** When so much waits for a peer that takes no more, the other is no longer read, until the lower mark is reached. */
    private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(LARGEST_READ, 4 * LARGEST_READ);

    static {
        // Between two looks at the marks. A read that does not fill the buffer is the last of its burst anyway.
        READS.maxMessagesPerRead(4);
    }

    /** A read this small that has to wait is copied, so that it does not keep the whole read buffer alive. */
    private static final int SMALL = 4 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Leg.class);

    final Direction from;
    private final Session session;
    private final SocketChannel channel;

    private Ending ending = Ending.OPEN;
    private boolean inputEnded;
    private boolean finishing;
    private boolean finished;
    private boolean broken;
    private boolean closing;
    private boolean gone;
    private boolean unflushed;

    Leg(Session session, Direction from, SocketChannel channel) {
        this.session = session;
        this.from = from;
        this.channel = channel;
        // TCP_NODELAY is on: Netty's default, and to set it again would cost each connection a system call.
        channel.config()
                .setAutoRead(false)
                .setAllowHalfClosure(true)
                .setRecvByteBufAllocator(READS)
                .setWriteBufferWaterMark(WAITING)
                // A write that fails must not throw away what that peer said before it went: a 421, for instance.
                .setAutoClose(false);
        channel.pipeline().addLast(from == Direction.FROM_CLIENT ? "client-leg" : "server-leg", this);
    }

    /** Has what a peer wrote in one piece be read in one. */
    static void readSegments(SocketChannelConfig config) {
        config.setRecvByteBufAllocator(READS);
    }

    // What the network does to this leg.

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        session.read(this, (ByteBuf) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        session.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            session.drained(this);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE && !inputEnded) {
            inputEnded = true;
            // The JDK's selector would report the end of the stream for ever.
            channel.config().setAutoRead(false);
            session.inputEnded(this);
        }
    }

    /** A failed read, or a failed write: void promises report here. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("A session failed. This is our bug.", cause);
        }
        if (!closing && !broken) {
            broken = true;
            session.signal(this, LegSignal.PEER_RESET);
            session.broken(this);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        gone();
    }

    /** There is no socket any more, or never was. */
    void gone() {
        if (!gone) {
            closing = true;
            gone = true;
            session.gone(this);
        }
    }

    // What the session does with this leg.

    void read(boolean wanted) {
        if (!inputEnded && !closing && channel.config().isAutoRead() != wanted) {
            channel.config().setAutoRead(wanted);
        }
    }

    /** Takes the octets over; they leave with the next {@link #flush}, or nowhere if this leg takes no more. */
    void write(ByteBuf octets) {
        if (finishing || broken || closing) {
            octets.release();
            return;
        }
        ByteBuf leaving = octets;
        int length = octets.readableBytes();
        if (length <= SMALL && octets.capacity() > SMALL && channel.bytesBeforeUnwritable() < WAITING.high()) {
            leaving = channel.alloc().buffer(length).writeBytes(octets);
            octets.release();
        }
        unflushed = true;
        channel.write(leaving, channel.voidPromise());
    }

    /** Writes out what was written since the last time; false if octets have to wait. */
    boolean flush() {
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
        return keepsUp();
    }

    /** Whether this leg's peer takes what it gets as fast as it comes. */
    boolean keepsUp() {
        return channel.isWritable();
    }

    /** FIN, after every octet written before is delivered. The socket closes once the peer has closed too. */
    void finish() {
        if (finishing || closing) {
            return;
        }
        finishing = true;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (written.isSuccess()) {
                finished();
            }
        });
    }

    private void finished() {
        if (closing) {
            return;
        }
        finished = true;
        session.signal(this, LegSignal.FIN);
        end(Ending.FIN);
        if (inputEnded || !Transport.sendFin(channel)) {
            close();
        }
    }

    /** RST, without delay; octets that wait are lost. */
    void reset() {
        if (closing) {
            return;
        }
        end(Ending.RESET);
        if (!broken && channel.isActive()) {
            session.signal(this, LegSignal.RESET);
        }
        closeSoon(this::resetNow);
    }

    /** FIN if none was sent, and no more of this leg. */
    void close() {
        if (!closing) {
            if (!finished && !broken && channel.isActive()) {
                session.signal(this, LegSignal.FIN);
            }
            closeSoon(channel::close);
        }
    }

    /**
     * Closes once the event loop is done with what the kernel just reported. Closed on the spot, the descriptor might be given to a new
     * session, which would then get what was reported for this one in the same batch.
     */
    private void closeSoon(Runnable close) {
        closing = true;
        channel.eventLoop().execute(close);
    }

    private void resetNow() {
        // Netty sets options of a closed socket too: its descriptor may be another session's by now.
        if (channel.isOpen()) {
            try {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            } catch (ChannelException alreadyReset) {
                // The peer was quicker; there is nobody left to tell.
            }
            channel.close();
        }
    }

    /** Remembers how this leg ended; only the first time counts. */
    void end(Ending how) {
        if (ending == Ending.OPEN) {
            ending = how;
        }
    }

    Ending ending() {
        return ending;
    }

    boolean hasInputEnded() {
        return inputEnded;
    }

    /** FIN is sent, or will be once the octets before it are. */
    boolean isFinishing() {
        return finishing;
    }

    /** FIN is sent. */
    boolean isFinished() {
        return finished;
    }

    boolean isBroken() {
        return broken;
    }

    /** Its socket is closed, or about to be. */
    boolean isClosing() {
        return closing;
    }

    boolean isGone() {
        return gone;
    }

    SocketChannel channel() {
        return channel;
    }
}
