package org.fixuplab.mta;

import io.netty.handler.ssl.SslContext;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The lab's own certificate authority, so that no tester ever switches verification off. Its key never leaves this process, and
 * its certificates hold for a month. Immutable, safe for any thread.
 */
public final class LabAuthority {

    private static final Duration CLOCK_SKEW = Duration.ofDays(1);
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9.-]{1,253}");

    /** Making it takes a good part of a second in a new JVM, and many a lab never gets as far as TLS. */
    private final Once<X509Bundle> root;

    /** By certificate and name. The JDK seals a key with ten thousand rounds of a hash: the MTAs of one authority share it. */
    private final Map<List<Object>, Once<SslContext>> contexts = new ConcurrentHashMap<>();

    private LabAuthority(String subject) {
        this.root = new Once<>(() -> makeRoot(subject));
    }

    /** A new authority. Its key, elliptic and P-256, is made when something first asks for it. */
    public static LabAuthority create() {
        return new LabAuthority("CN=Fixup Lab test authority");
    }

    /** One that nobody is told of: its certificate is never handed out. */
    static LabAuthority unknown() {
        return new LabAuthority("CN=Fixup Lab unknown authority");
    }

    private static X509Bundle makeRoot(String subject) {
        try {
            return certificate(subject)
                    .setIsCertificateAuthority(true)
                    .setKeyUsage(true, KeyUsage.keyCertSign, KeyUsage.cRLSign)
                    .buildSelfSigned();
        } catch (Exception e) { // what the builder declares
            throw new IllegalStateException("The lab's authority could not be made", e);
        }
    }

    /** The authority's certificate as PEM text, for clients to trust; lines end with LF on every system. */
    public String certificatePem() {
        return root.get().getCertificatePEM().strip().replace("\r\n", "\n") + "\n";
    }

    /** Writes {@link #certificatePem} to a file, replacing it. */
    public void writeCertificate(Path file) throws IOException {
        Files.writeString(file, certificatePem(), StandardCharsets.US_ASCII);
    }

    /** A server's TLS context, made when something first asks for it. */
    Supplier<SslContext> context(ServerCertificate certificate, String hostname, Supplier<SslContext> maker) {
        return contexts.computeIfAbsent(List.of(certificate, hostname), key -> new Once<>(maker));
    }

    /** A client's TLS context that trusts this authority and nothing else; name verification is the socket's to switch on. */
    public SSLContext clientContext() {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("lab", root.get().getCertificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JDK's own TLS could not be set up", e);
        }
    }

    /** A certificate of this authority. */
    X509Bundle issue(CertificateBuilder certificate) {
        try {
            return certificate.buildIssuedBy(root.get());
        } catch (Exception e) { // what the builder declares
            throw new IllegalStateException("A certificate could not be signed", e);
        }
    }

    /** The names a tester may use for a server that calls itself so: that name, localhost and both loopback addresses. */
    static List<String> names(String hostname) {
        Set<String> names = new TreeSet<>(Set.of("localhost", "127.0.0.1", "::1"));
        // An address is no DNS name, and a name that is none would make the whole certificate unreadable.
        if (!ADDRESS.matcher(hostname).matches() && DOMAIN.matcher(hostname).matches()) {
            names.add(hostname);
        }
        return List.copyOf(names);
    }

    /** A server's certificate for these names and addresses, not yet signed. */
    static CertificateBuilder server(List<String> names) {
        CertificateBuilder builder = certificate("CN=Fixup Lab test MTA")
                .setKeyUsage(true, KeyUsage.digitalSignature)
                .addExtendedKeyUsageServerAuth();
        for (String name : names) {
            if (ADDRESS.matcher(name).matches()) {
                builder.addSanIpAddress(name);
            } else {
                builder.addSanDnsName(name);
            }
        }
        return builder;
    }

    private static CertificateBuilder certificate(String subject) {
        Instant now = Instant.now();
        return new CertificateBuilder()
                .ecp256()
                .subject(subject)
                .notBefore(now.minus(CLOCK_SKEW))
                .notAfter(now.plus(LIFETIME));
    }
}
