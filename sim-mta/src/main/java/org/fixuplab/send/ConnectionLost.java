package org.fixuplab.send;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertificateException;

/** A connection, or the handshake on it, is over before its time. Carries no stack trace: it is the network's doing. */
final class ConnectionLost extends Exception {

    private static final long serialVersionUID = 1L;

    /** What the network did. */
    enum How {
        /** A FIN. */
        CLOSED,
        /** A RST. */
        RESET,
        /** Nothing, for too long. */
        SILENT,
        /** What came is not what belongs here: no TLS, a TLS alert, a reply without end. */
        GARBAGE,
        /** The server's certificate is not to be trusted. */
        CERTIFICATE
    }

    private final How how;

    ConnectionLost(How how) {
        super(how.name(), null, false, false);
        this.how = how;
    }

    How how() {
        return how;
    }

    /** What a socket's or a handshake's exception means. JSSE tells a FIN from a RST by the cause alone. */
    static ConnectionLost of(IOException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return new ConnectionLost(How.CERTIFICATE);
            }
            if (cause instanceof EOFException) {
                return new ConnectionLost(How.CLOSED);
            }
            if (cause instanceof SocketException) {
                return new ConnectionLost(How.RESET);
            }
        }
        return new ConnectionLost(How.GARBAGE);
    }
}
