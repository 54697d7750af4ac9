package org.fixuplab.send;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that signs itself: a context that shows it, and one that trusts it and nothing else. */
record TestCertificate(SSLContext server, SSLContext client) {

    /** @param name beside 127.0.0.1 if it is {@code localhost} */
    static TestCertificate forName(String name) {
        try {
            CertificateBuilder builder = new CertificateBuilder()
                    .ecp256()
                    .subject("CN=" + name)
                    .setIsCertificateAuthority(true)
                    .setKeyUsage(true, KeyUsage.digitalSignature, KeyUsage.keyCertSign)
                    .addExtendedKeyUsageServerAuth()
                    .notBefore(Instant.now().minus(Duration.ofDays(1)))
                    .notAfter(Instant.now().plus(Duration.ofDays(30)))
                    .addSanDnsName(name);
            if (name.equals("localhost")) {
                builder.addSanIpAddress("127.0.0.1");
            }
            X509Bundle bundle = builder.buildSelfSigned();
            SSLContext server = SSLContext.getInstance("TLS");
            server.init(bundle.toKeyManagerFactory().getKeyManagers(), null, null);
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("it", bundle.getCertificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext client = SSLContext.getInstance("TLS");
            client.init(null, trust.getTrustManagers(), null);
            return new TestCertificate(server, client);
        } catch (Exception e) { // what the builder declares
            throw new IllegalStateException("A certificate could not be made", e);
        }
    }
}
