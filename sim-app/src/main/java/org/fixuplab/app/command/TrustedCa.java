package org.fixuplab.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.Refusal;

/** A PEM file with whom to trust. */
final class TrustedCa {

    private TrustedCa() {}

    /** @throws Refusal if it cannot be read, or holds no certificate */
    static SSLContext read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw Refusal.usage(
                        "the file " + file + " holds no certificate: name a PEM file, such as --ca-file writes");
            }
            return trusting(certificates);
        } catch (IOException unreadable) {
            throw Refusal.usage("the file " + file + " cannot be read: " + Reason.of(unreadable));
        } catch (GeneralSecurityException broken) {
            throw Refusal.usage(
                    "the file " + file + " is no PEM file of certificates: name one such as --ca-file writes");
        }
    }

    private static SSLContext trusting(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca-" + count++, certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
