package org.fixuplab.send;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whom a sender trusts. Immutable.
 *
 * @param context makes its sockets
 * @param verifies whether trust and name are checked
 */
record TlsTrust(SSLContext context, boolean verifies) {

    /** Of a persona that verifies: these, or the JDK's own authorities. */
    static TlsTrust verifying(Optional<SSLContext> trust) {
        try {
            return new TlsTrust(trust.isPresent() ? trust.get() : SSLContext.getDefault(), true);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK's own TLS could not be set up", e);
        }
    }

    /** Of a persona that takes any certificate, as mail servers do. */
    static TlsTrust any() {
        return new TlsTrust(Anyone.CONTEXT, false);
    }

    /** Made when the first sender needs it. */
    private static final class Anyone extends X509ExtendedTrustManager {

        private static final SSLContext CONTEXT = context();

        private static SSLContext context() {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {new Anyone()}, null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The JDK's own TLS could not be set up", e);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
