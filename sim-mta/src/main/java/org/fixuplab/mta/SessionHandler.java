package org.fixuplab.mta;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one {@link SmtpSession}. Replies leave together once a read is worked off. A client that does not read its replies
 * is not read either. Confined to its event loop.
 */
final class SessionHandler extends SimpleChannelInboundHandler<ByteBuf> implements Wire {

    private static final String TLS = "tls";

    /** How long a client may take to close after our FIN. A close with unread octets would be a RST, and lose the last reply. */
    private static final long LINGER_SECONDS = 2;

    private final Shared shared;
    private @Nullable SmtpSession session;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ChannelFuture lastWrite;
    private boolean inputOver;

    SessionHandler(Shared shared) {
        this.shared = shared;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        session =
                new SmtpSession(shared, this, (InetSocketAddress) ctx.channel().remoteAddress());
        session.greet();
        ctx.flush();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf octets) {
        session().receive(octets.nioBuffer());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(ctx.channel().isWritable());
        ctx.flush();
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            handshakeDone(ctx, handshake.isSuccess());
        } else if (event instanceof IdleStateEvent) {
            session().timeout();
            ctx.flush();
        } else if (event instanceof ChannelInputShutdownEvent || event instanceof SslCloseCompletionEvent) {
            inputOver(ctx);
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    private void handshakeDone(ChannelHandlerContext ctx, boolean success) {
        if (success) {
            shared.handshakes.increment();
            SSLSession agreed = ctx.pipeline().get(SslHandler.class).engine().getSession();
            session().encrypted(new TlsInfo(agreed.getProtocol(), agreed.getCipherSuite()));
        } else {
            shared.failedHandshakes.increment();
            ctx.close();
        }
    }

    /** The client will send no more. It still gets every reply. */
    private void inputOver(ChannelHandlerContext ctx) {
        if (!inputOver) {
            inputOver = true;
            ctx.flush();
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
        lastWrite = context().write(Unpooled.wrappedBuffer(octets));
    }

    @Override
    public void startTls(byte[] octets) {
        write(octets);
        context().flush();
        // The first STARTTLS makes the certificate here, while the client prepares its own part.
        SslContext tls = shared.tls
                .orElseThrow(() -> new IllegalStateException("STARTTLS without a certificate"))
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
        ctx.flush();
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

    private void finish(ChannelHandlerContext ctx) {
        if (inputOver) {
            ctx.close();
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
