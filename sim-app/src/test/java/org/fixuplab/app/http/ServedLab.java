package org.fixuplab.app.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;

/** A lab that is controlled over HTTP, and a client of it. */
final class ServedLab implements AutoCloseable {

    static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Meters meters = new Meters();
    private final Lab lab;
    private final HttpControl http;

    private ServedLab(LabSettings settings, Optional<String> token) {
        lab = Lab.start(settings);
        http = HttpControl.start(new HttpSettings(ANY, token), lab, meters);
    }

    static ServedLab start() {
        return start(Optional.empty());
    }

    static ServedLab start(Optional<String> token) {
        return start(LabSettings.of(Catalogue.load().policy("ASA 8.2(5)")), token);
    }

    static ServedLab start(LabSettings settings, Optional<String> token) {
        return new ServedLab(settings, token);
    }

    Lab lab() {
        return lab;
    }

    Meters meters() {
        return meters;
    }

    HttpControl http() {
        return http;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + http.address().getPort() + path))
                .timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> send(String method, String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Sends a mail through the first firewall, and waits for the session's end. */
    void mail(String recipient, String subject) {
        mail(lab.firewall(), recipient, subject);
    }

    void mail(InetSocketAddress firewall, String recipient, String subject) {
        try (Socket socket = new Socket(firewall.getAddress(), firewall.getPort())) {
            socket.setSoTimeout(30_000);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            reply(in);
            for (String line : List.of(
                    "EHLO client.example.com",
                    "STARTTLS",
                    "MAIL FROM:<sender@client.example.com>",
                    "RCPT TO:<" + recipient + ">",
                    "DATA",
                    "Subject: " + subject + "\r\n\r\nHello.\r\n.",
                    "QUIT")) {
                out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                reply(in);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        lab.awaitIdle(Duration.ofSeconds(30));
    }

    private static void reply(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null && line.startsWith("-", 3); line = in.readLine()) {
            // Its last line has no hyphen.
        }
    }

    @Override
    public void close() {
        http.close();
        lab.close();
        meters.close();
    }
}
