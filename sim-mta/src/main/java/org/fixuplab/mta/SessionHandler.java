package org.fixuplab.mta;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one {@link SmtpSession}. Replies leave together once a read is worked off. A client that does not read its replies
 * is not read either. Confined to its event loop.
 */
final class SessionHandler extends SimpleChannelInboundHandler<ByteBuf> implements RawWire {

    private static final String TLS = "tls";

    /** How long a client may take to close after our FIN. A close with unread octets would be a RST, and lose the last reply. */
    private static final long LINGER_SECONDS = 2;

    private final Shared shared;
    private final SessionFaults faults;

    /** What the session said since the last flush: a client that pipelines gets many small replies in one buffer. */
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** What came while a fault's delay was under way. */
    private final ByteArrayOutputStream unread = new ByteArrayOutputStream();

    private @Nullable SmtpSession session;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ChannelFuture lastWrite;
    private boolean inputOver;

    SessionHandler(Shared shared) {
        this.shared = shared;
        this.faults = new SessionFaults(shared.script, this, this::played);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        lastWrite = ctx.newSucceededFuture();
        session = new SmtpSession(
                shared, faults, (InetSocketAddress) ctx.channel().remoteAddress());
        boolean tlsFirst = shared.settings.implicitTls();
        faults.at(FaultStage.CONNECT, Envelope.UNKNOWN, tlsFirst ? this::handshake : session::greet);
        flush();
    }

    private void played(Fault fault) {
        SmtpSession struck = session;
        if (struck != null) {
            shared.watcher.faultPlayed(
                    struck.number(),
                    struck.client(),
                    fault.stage().word(),
                    fault.act().word());
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf octets) {
        receive(octets.nioBuffer());
    }

    private void receive(ByteBuffer octets) {
        if (faults.takes()) {
            return;
        }
        if (!faults.isPaused()) {
            session().receive(octets);
        }
        byte[] rest = new byte[octets.remaining()];
        octets.get(rest);
        unread.writeBytes(rest);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        readIfRead(ctx);
        flush();
        ctx.fireChannelWritabilityChanged();
    }

    private void readIfRead(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(ctx.channel().isWritable() && !faults.isPaused());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            handshakeDone(ctx, handshake.isSuccess());
        } else if (event instanceof IdleStateEvent) {
            idle(ctx);
        } else if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            inputOver();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    private void idle(ChannelHandlerContext ctx) {
        if (faults.isOver()) {
            closeRaw(ctx);
        } else if (!faults.isPaused()) {
            session().timeout();
            flush();
        }
    }

    private void handshakeDone(ChannelHandlerContext ctx, boolean success) {
        if (success) {
            shared.handshakes.increment();
            SSLSession agreed = ctx.pipeline().get(SslHandler.class).engine().getSession();
            session().encrypted(new TlsInfo(agreed.getProtocol(), agreed.getCipherSuite()));
            faults.handshakeDone();
            if (shared.settings.implicitTls()) {
                session().greet();
            }
            flush();
        } else {
            shared.failedHandshakes.increment();
            ctx.close();
        }
    }

    /** The client will send no more. It still gets every reply. */
    private void inputOver() {
        inputOver = true;
        if (!faults.isPaused()) {
            flush();
            lastWrite().addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // IOException is the network's and SSLException the client's fault. Netty wraps the latter.
        boolean network = cause instanceof IOException || cause.getCause() instanceof IOException;
        if (!network) {
            shared.faults.increment();
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, cause);
        }
        ctx.close();
    }

    @Override
    public void write(byte[] octets) {
        said.writeBytes(octets);
    }

    private void flush() {
        ChannelHandlerContext ctx = context();
        if (said.size() > 0) {
            byte[] octets = said.toByteArray();
            // Before the write, which may find the client slow and bring us here again.
            said.reset();
            lastWrite = ctx.write(Unpooled.wrappedBuffer(octets));
        }
        ctx.flush();
    }

    @Override
    public void startTls(byte[] octets) {
        write(octets);
        flush();
        // Like what the session read already: it was sent in clear (CVE-2011-0411).
        unread.reset();
        handshake();
    }

    private void handshake() {
        faults.atHandshake(this::addTls);
    }

    private void addTls() {
        // The first STARTTLS makes the certificate here, while the client prepares its own part.
        SslContext tls = shared.tls
                .orElseThrow(() -> new IllegalStateException("TLS without a certificate"))
                .get();
        SslHandler handler = tls.newHandler(context().alloc());
        handler.setHandshakeTimeoutMillis(shared.settings.timeout().toMillis());
        // What was flushed is past the pipeline's head already and leaves in clear.
        context().pipeline().addFirst(TLS, handler);
    }

    @Override
    public void end() {
        ChannelHandlerContext ctx = context();
        ctx.channel().config().setAutoRead(true);
        flush();
        lastWrite().addListener(written -> {
            SslHandler tls = ctx.pipeline().get(SslHandler.class);
            if (tls == null) {
                finish(ctx);
            } else {
                tls.closeOutbound().addListener(closed -> finish(ctx));
            }
        });
        ctx.executor().schedule(() -> ctx.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void fin() {
        ChannelHandlerContext ctx = context();
        ctx.channel().config().setAutoRead(true);
        flush();
        lastWrite().addListener(written -> finish(ctx));
        ctx.executor().schedule(() -> closeRaw(ctx), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void reset() {
        ChannelHandlerContext ctx = context();
        flush();
        lastWrite().addListener(written -> {
            if (ctx.channel().isOpen()) {
                ((SocketChannel) ctx.channel()).config().setSoLinger(0);
                closeRaw(ctx);
            }
        });
    }

    /** Past the TLS handler, which would say farewell. */
    private static void closeRaw(ChannelHandlerContext ctx) {
        if (ctx.channel().isOpen()) {
            ctx.pipeline().firstContext().close();
        }
    }

    @Override
    public void pause(Duration time, Runnable then) {
        ChannelHandlerContext ctx = context();
        ctx.channel().config().setAutoRead(false);
        flush();
        ctx.executor().schedule(() -> resume(ctx, then), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void resume(ChannelHandlerContext ctx, Runnable then) {
        if (!ctx.channel().isActive()) {
            return;
        }
        try {
            then.run();
            // A fault that waits for the ClientHello would take nothing for one.
            if (!faults.isPaused() && unread.size() > 0) {
                byte[] rest = unread.toByteArray();
                unread.reset();
                receive(ByteBuffer.wrap(rest));
            }
            readIfRead(ctx);
            flush();
            if (inputOver) {
                inputOver();
            }
        } catch (RuntimeException bug) { // which a scheduled task would keep to itself
            exceptionCaught(ctx, bug);
        }
    }

    private void finish(ChannelHandlerContext ctx) {
        if (inputOver) {
            closeRaw(ctx);
        } else {
            ((DuplexChannel) ctx.channel()).shutdownOutput();
        }
    }

    private SmtpSession session() {
        return present(session);
    }

    private ChannelHandlerContext context() {
        return present(context);
    }

    private ChannelFuture lastWrite() {
        return present(lastWrite);
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The connection is not active yet");
        }
        return value;
    }
}
