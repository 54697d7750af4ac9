import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Sends one mail by Angus Mail: MODE HOST PORT CA MESSAGE, where the mode is enable or required. Exit 1 on any error. */
final class AngusMail {

    private AngusMail() {}

    public static void main(String[] words) throws IOException, GeneralSecurityException {
        String mode = words[0];
        Properties properties = new Properties();
        properties.put("mail.smtp.host", words[1]);
        properties.put("mail.smtp.port", words[2]);
        properties.put("mail.smtp.localhost", "client.example.com");
        properties.put("mail.smtp.from", "alice@client.example.com");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", Boolean.toString(mode.equals("required")));
        properties.put("mail.smtp.ssl.socketFactory", trusting(Path.of(words[3])));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", "5000");
        properties.put("mail.smtp.timeout", "5000");
        try (InputStream message = Files.newInputStream(Path.of(words[4]))) {
            Transport.send(
                    new MimeMessage(Session.getInstance(properties), message),
                    new Address[] {new InternetAddress("bob@example.com")});
        } catch (MessagingException failed) {
            System.err.println(failed.toString().replace('\n', ' '));
            System.exit(1);
        }
    }

    private static SSLSocketFactory trusting(Path ca) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(ca)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "lab", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        }
    }
}
