package org.fixuplab.app.real;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One private Postfix: its own configuration, queue, data and log below one folder, no daemon of the system touched. Needs root, because
 * its master changes users. Stopped when closed.
 */
final class PostfixInstance implements AutoCloseable {

    private static final Path MASTER = Path.of("/usr/lib/postfix/sbin/master");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> INTERNAL_SERVICES = List.of(
            "postlog unix-dgram n - n - 1 postlogd",
            "pickup unix n - n 1 1 pickup",
            "cleanup unix n - n - 0 cleanup",
            "qmgr unix n - n 300 1 qmgr",
            "tlsmgr unix - - n 300 1 tlsmgr",
            "rewrite unix - - n - - trivial-rewrite",
            "bounce unix - - n - 0 bounce",
            "defer unix - - n - 0 bounce",
            "trace unix - - n - 0 bounce",
            "proxymap unix - - n - - proxymap",
            "smtp unix - - n - - smtp",
            "error unix - - n - - error",
            "retry unix - - n - - error",
            "virtual unix - n n - - virtual",
            "anvil unix - - n - 1 anvil",
            "showq unix n - n - - showq");

    private final Path folder;
    private final int port;
    private final Process master;

    private PostfixInstance(Path folder, int port, Process master) {
        this.folder = folder;
        this.port = port;
        this.master = master;
    }

    /** A receiver for u@dest.test that offers TLS. */
    static PostfixInstance receiver(Path folder) throws Exception {
        return receiver(folder, "$myhostname ESMTP $mail_name");
    }

    /** As {@link #receiver(Path)}, with another text after the greeting's code. */
    static PostfixInstance receiver(Path folder, String greeting) throws Exception {
        Path keys = certificate(folder);
        Path mail = Files.createDirectories(folder.resolve("mail"));
        run("chown", "nobody:nogroup", mail.toString());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("myhostname", "mx.dest.test");
        settings.put("smtpd_banner", greeting);
        settings.put("virtual_mailbox_domains", "dest.test");
        settings.put("virtual_mailbox_base", mail.toString());
        settings.put("virtual_mailbox_maps", "static:all/");
        settings.put("virtual_minimum_uid", "100");
        settings.put("virtual_uid_maps", "static:65534");
        settings.put("virtual_gid_maps", "static:65534");
        settings.put("smtpd_tls_security_level", "may");
        settings.put("smtpd_tls_cert_file", keys.resolve("cert.pem").toString());
        settings.put("smtpd_tls_key_file", keys.resolve("key.pem").toString());
        settings.put("smtpd_tls_received_header", "yes");
        return start(folder, settings);
    }

    /** A sender that hands everything to a port of this machine; {@code level} is Postfix's: none, may, encrypt. */
    static PostfixInstance sender(Path folder, int relayPort, String level) throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("myhostname", "out.src.test");
        settings.put("relayhost", "[127.0.0.1]:" + relayPort);
        settings.put("smtp_tls_security_level", level);
        settings.put("smtp_tls_loglevel", "1");
        settings.put("smtp_connect_timeout", "5s");
        settings.put("smtp_helo_timeout", "10s");
        settings.put("smtp_tls_connection_reuse", "no");
        settings.put("smtp_connection_cache_on_demand", "no");
        settings.put("minimal_backoff_time", "600s");
        return start(folder, settings);
    }

    private static PostfixInstance start(Path folder, Map<String, String> own) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path config = Files.createDirectories(folder.resolve("etc"));
        Path queue = Files.createDirectories(folder.resolve("queue"));
        Path data = Files.createDirectories(folder.resolve("data"));
        run("chown", "postfix", data.toString());
        Files.writeString(folder.resolve("maillog"), "");
        int port = freePort();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("compatibility_level", "3.6");
        settings.put("config_directory", config.toString());
        settings.put("queue_directory", queue.toString());
        settings.put("data_directory", data.toString());
        settings.put("maillog_file", folder.resolve("maillog").toString());
        settings.put("maillog_file_prefixes", "/var, /dev/stdout, " + folder);
        settings.put("mydestination", "");
        settings.put("inet_interfaces", "127.0.0.1");
        settings.put("inet_protocols", "ipv4");
        settings.put("mynetworks", "127.0.0.0/8");
        settings.put("alias_maps", "");
        settings.put("local_recipient_maps", "");
        settings.put("local_transport", "error:no local mail here");
        settings.put("smtpd_relay_restrictions", "permit_mynetworks, reject");
        settings.put("smtpd_peername_lookup", "no");
        settings.put("smtp_dns_support_level", "disabled");
        settings.put("smtp_host_lookup", "native");
        settings.put("append_dot_mydomain", "no");
        settings.put("in_flow_delay", "0");
        settings.putAll(own);
        List<String> main = new ArrayList<>();
        settings.forEach((key, value) -> main.add(key + " = " + value));
        Files.write(config.resolve("main.cf"), main);
        List<String> services = new ArrayList<>(List.of("127.0.0.1:" + port + " inet n - n - - smtpd"));
        services.addAll(INTERNAL_SERVICES);
        Files.write(config.resolve("master.cf"), services);
        run("/usr/sbin/postfix", "-c", config.toString(), "check");
        Process master = new ProcessBuilder(MASTER.toString(), "-c", config.toString(), "-d", "-s")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("master.txt").toFile())
                .start();
        PostfixInstance instance = new PostfixInstance(folder, port, master);
        try {
            await().atMost(PATIENCE).until(() -> listens(port));
        } catch (RuntimeException never) {
            instance.close();
            throw new AssertionError(Files.readString(folder.resolve("master.txt")) + instance.log(), never);
        }
        return instance;
    }

    int port() {
        return port;
    }

    /** Queues one message from a@src.test to u@dest.test. */
    void inject(String subject) throws Exception {
        Process sendmail = new ProcessBuilder(
                        "/usr/sbin/sendmail",
                        "-C",
                        folder.resolve("etc").toString(),
                        "-i",
                        "-f",
                        "a@src.test",
                        "u@dest.test")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sendmail.txt").toFile())
                .start();
        sendmail.getOutputStream()
                .write(("From: a@src.test\nTo: u@dest.test\nSubject: " + subject + "\n\nhello\n")
                        .getBytes(StandardCharsets.US_ASCII));
        sendmail.getOutputStream().close();
        if (!sendmail.waitFor(20, TimeUnit.SECONDS) || sendmail.exitValue() != 0) {
            throw new AssertionError("sendmail: " + Files.readString(folder.resolve("sendmail.txt")) + log());
        }
    }

    /** What Postfix logged of the one message's delivery: from {@code dsn=} on. */
    String deliveryStatus() {
        Pattern line = Pattern.compile("(dsn=\\S+, status=(?:sent|deferred|bounced) .*)");
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            Matcher matcher = line.matcher(log());
                            return matcher.find() ? matcher.group(1) : "";
                        },
                        text -> !text.isEmpty());
    }

    boolean usedTlsAsClient() {
        return log().contains("TLS connection established to");
    }

    /** The one message that was stored, as a file of a Maildir. */
    String stored() {
        return await().atMost(PATIENCE).until(this::anyMail, text -> !text.isEmpty());
    }

    private String anyMail() throws IOException {
        Path arrived = folder.resolve("mail").resolve("all").resolve("new");
        if (!Files.isDirectory(arrived)) {
            return "";
        }
        try (var files = Files.list(arrived)) {
            var first = files.findFirst();
            return first.isPresent() ? Files.readString(first.get(), StandardCharsets.ISO_8859_1) : "";
        }
    }

    String log() {
        try {
            return Files.readString(folder.resolve("maillog"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private static Path certificate(Path folder) throws Exception {
        Path keys = Files.createDirectories(folder.resolve("tls"));
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=mx.dest.test",
                "-keyout",
                keys.resolve("key.pem").toString(),
                "-out",
                keys.resolve("cert.pem").toString());
        return keys;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + said);
        }
    }

    @Override
    public void close() {
        // The master tells its children; without it they end by themselves.
        master.destroy();
        try {
            if (!master.waitFor(5, TimeUnit.SECONDS)) {
                master.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            master.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
