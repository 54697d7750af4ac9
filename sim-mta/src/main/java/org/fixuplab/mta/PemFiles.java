package org.fixuplab.mta;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.smtp.Octets;

/**
 * A certificate chain and its key, read from PEM files. Immutable.
 *
 * @param chain not empty, the key's own certificate first
 */
record PemFiles(List<X509Certificate> chain, PrivateKey key) {

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern OTHER_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");

    /** What signs with a key of this algorithm, as the JDK names both. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    PemFiles {
        chain = List.copyOf(chain);
    }

    /** @throws IllegalArgumentException if a file cannot be used; the message names it, the reason and the remedy */
    static PemFiles read(Path chainFile, Path keyFile) {
        List<X509Certificate> chain = certificates(chainFile);
        PublicKey own = chain.get(0).getPublicKey();
        PrivateKey key = key(keyFile, own.getAlgorithm());
        if (!belongs(key, own)) {
            throw wrong(
                    keyFile,
                    "is not the key of the first certificate in " + chainFile,
                    "name the two that belong together");
        }
        return new PemFiles(chain, key);
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(octets(file)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException notOne) {
            // Told below.
        }
        throw wrong(file, "holds no certificate", "write it as PEM, '-----BEGIN CERTIFICATE-----'");
    }

    private static PrivateKey key(Path file, String algorithm) {
        String text = Octets.text(octets(file));
        Matcher pem = PKCS8.matcher(text);
        if (!pem.find()) {
            String reason = OTHER_KEY.matcher(text).find()
                    ? "holds a key in another format than PKCS #8, or one with a password"
                    : "holds no private key";
            throw wrong(file, reason, "convert it with 'openssl pkcs8 -topk8 -nodes -in KEY -out NEW'");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(1).getBytes(StandardCharsets.US_ASCII));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException notOne) {
            throw wrong(
                    file, "holds no " + algorithm + " key, as the certificate wants", "name the certificate's own key");
        }
    }

    private static boolean belongs(PrivateKey key, PublicKey own) {
        try {
            Signature signature =
                    Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), key.getAlgorithm()));
            signature.initSign(key);
            signature.update(own.getEncoded());
            byte[] signed = signature.sign();
            signature.initVerify(own);
            signature.update(own.getEncoded());
            return signature.verify(signed);
        } catch (GeneralSecurityException cannotSign) {
            return false;
        }
    }

    private static byte[] octets(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw wrong(file, "does not exist", "name a PEM file");
        } catch (IOException unreadable) {
            throw wrong(file, "cannot be read", "name a PEM file that this user may read");
        }
    }

    private static IllegalArgumentException wrong(Path file, String reason, String remedy) {
        return new IllegalArgumentException(file + " " + reason + ": " + remedy);
    }
}
