package org.fixuplab.mta;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/** The server's side of TLS, 1.2 and 1.3, with whatever certificate the settings name. */
final class TlsServer {

    private static final List<String> WRONG = List.of("wrong.example.net");
    private static final Duration DAY = Duration.ofDays(1);

    private TlsServer() {}

    /**
     * The context, empty if there is no certificate. The lab's own certificates are made when a handshake first needs one; a supplied one is
     * read now.
     *
     * @throws IllegalArgumentException if a supplied certificate cannot be used
     */
    static Optional<Supplier<SslContext>> of(MtaSettings settings) {
        ServerCertificate kind = settings.certificate();
        if (kind instanceof ServerCertificate.None) {
            return Optional.empty();
        }
        if (kind instanceof ServerCertificate.Supplied supplied) {
            PemFiles files = PemFiles.read(supplied.chain(), supplied.key());
            SslContext context = context(files.key(), files.chain());
            return Optional.of(() -> context);
        }
        return settings.authority().map(authority -> authority.context(kind, settings.hostname(), () -> {
            X509Bundle made = made(kind, authority, settings.hostname());
            return context(made.getKeyPair().getPrivate(), List.of(made.getCertificatePath()));
        }));
    }

    private static X509Bundle made(ServerCertificate kind, LabAuthority authority, String hostname) {
        CertificateBuilder builder =
                LabAuthority.server(kind instanceof ServerCertificate.WrongName ? WRONG : LabAuthority.names(hostname));
        try {
            if (kind instanceof ServerCertificate.SelfSigned) {
                return builder.setIsCertificateAuthority(true).buildSelfSigned();
            }
            if (kind instanceof ServerCertificate.UnknownAuthority) {
                return LabAuthority.unknown().issue(builder);
            }
            if (kind instanceof ServerCertificate.Expired) {
                Instant yesterday = Instant.now().minus(DAY);
                return authority.issue(builder.notBefore(yesterday.minus(DAY)).notAfter(yesterday));
            }
            return authority.issue(builder);
        } catch (Exception e) { // what the builder declares
            throw new IllegalStateException("A certificate for " + hostname + " could not be made", e);
        }
    }

    private static SslContext context(PrivateKey key, List<X509Certificate> chain) {
        try {
            return SslContextBuilder.forServer(key, chain)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.2", "TLSv1.3")
                    .build();
        } catch (SSLException e) {
            throw new IllegalArgumentException("The certificate cannot be used for TLS: " + e.getMessage(), e);
        }
    }
}
