package org.fixuplab.build.soak;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What soak and fault run have in common: a folder, a sink, exit codes. */
final class Runs {

    private Runs() {}

    /** A run, once its options are read. */
    interface Run {
        /** Whether everything added up. */
        boolean run(Options options, Account account) throws Exception;
    }

    /** Exit: 0 everything adds up; 1 it does not; 2 bad options; 3 it could not be run. */
    static int main(Map<String, String> defaults, Run run, String... words) {
        Options options;
        try {
            options = Options.parse(defaults, words);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return 2;
        }
        Account account = new Account(System.out);
        try {
            boolean fine = run.run(options, account);
            if (!options.text("--json").isEmpty()) {
                write(Path.of(options.text("--json")), account.json());
            }
            return fine ? 0 : 1;
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return 2;
        } catch (Exception broken) {
            broken.printStackTrace();
            return 3;
        }
    }

    private static void write(Path file, Map<String, Object> json) throws IOException {
        String text = ConfigValueFactory.fromMap(json)
                .render(ConfigRenderOptions.concise().setFormatted(true));
        Files.writeString(file, text);
    }

    /** A folder that is gone after the run. */
    static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("fixuplab-run");
        folder.toFile().deleteOnExit();
        for (String file : List.of("ids", "ca.pem")) {
            folder.resolve(file).toFile().deleteOnExit();
        }
        return folder;
    }

    static Path ids(Path folder) {
        return folder.resolve("ids");
    }

    /** @param port 0: any */
    static Program sink(Path folder, int port, String... faults) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Integer.toString(port),
                ids(folder).toString(),
                folder.resolve("ca.pem").toString()));
        words.addAll(List.of(faults));
        return Program.java("sink", Sink.class.getName(), List.of("-Xmx512m"), words);
    }

    static SSLContext trust(Path folder) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(folder.resolve("ca.pem"))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        }
    }
}
