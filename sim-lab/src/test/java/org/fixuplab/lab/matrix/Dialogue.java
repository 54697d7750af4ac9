package org.fixuplab.lab.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Mail;
import org.fixuplab.send.Verdict;
import org.fixuplab.smtp.Octets;

/** A client's side of one connection, as plain as can be. */
final class Dialogue implements AutoCloseable {

    private Socket socket;

    Dialogue(InetSocketAddress server) throws IOException {
        this(server, Duration.ofSeconds(5));
    }

    /** @param patience the longest wait for an octet */
    Dialogue(InetSocketAddress server, Duration patience) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setSoTimeout((int) patience.toMillis());
        socket.setTcpNoDelay(true);
    }

    /** A reply with all its lines, each ended by LF; empty at the end of the stream. */
    String reply() throws IOException {
        StringBuilder reply = new StringBuilder();
        String line = line();
        while (line.length() > 3 && line.charAt(3) == '-') {
            reply.append(line).append('\n');
            line = line();
        }
        return reply.append(line).append(line.isEmpty() ? "" : "\n").toString();
    }

    private String line() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().replace("\r", "");
    }

    void write(String octets) throws IOException {
        socket.getOutputStream().write(Octets.octets(octets));
        socket.getOutputStream().flush();
    }

    /** A command and the reply to it. */
    String say(String command) throws IOException {
        write(command + "\r\n");
        return reply();
    }

    /** MAIL, RCPT, DATA and the message; the reply to its end. */
    String mail(Mail mail) throws IOException {
        say("MAIL FROM:<" + mail.sender() + ">");
        say("RCPT TO:<" + mail.recipients().get(0) + ">");
        say("DATA");
        return say(Octets.text(mail.octets()) + ".");
    }

    /** The handshake with whoever it is. */
    void handshake() throws IOException {
        handshake(Trusting.CONTEXT);
    }

    void handshake(SSLContext trust) throws IOException {
        SSLSocket secure = (SSLSocket) trust.getSocketFactory().createSocket(socket, "localhost", 0, true);
        secure.startHandshake();
        socket = secure;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    static Attempt attempt(Verdict verdict) {
        return new Attempt(Duration.ZERO, verdict, OptionalInt.empty(), "");
    }

    /** A sender in clear, and nothing else. */
    static ScriptedSender inClear(String name) {
        return new ScriptedSender(name, job -> {
            try (Dialogue dialogue = new Dialogue(job.server())) {
                dialogue.reply();
                dialogue.say("HELO client.example.com");
                Verdict verdict = dialogue.mail(job.mail()).startsWith("250") ? Verdict.CLEAR : Verdict.DEFERRED;
                dialogue.say("QUIT");
                return List.of(attempt(verdict));
            }
        });
    }

    /** A sender over TLS if it is offered, else none. */
    static ScriptedSender overTls(String name, boolean verifies) {
        return new ScriptedSender(name, job -> {
            try (Dialogue dialogue = new Dialogue(job.server())) {
                dialogue.reply();
                if (!dialogue.say("EHLO client.example.com").contains("STARTTLS")) {
                    return List.of(attempt(Verdict.DEFERRED));
                }
                if (!dialogue.say("STARTTLS").startsWith("220")) {
                    return List.of(attempt(Verdict.BOUNCED));
                }
                dialogue.handshake(verifies ? job.authority().clientContext() : Trusting.CONTEXT);
                dialogue.say("EHLO client.example.com");
                Verdict verdict = dialogue.mail(job.mail()).startsWith("250") ? Verdict.TLS : Verdict.DEFERRED;
                dialogue.say("QUIT");
                return List.of(attempt(verdict));
            } catch (IOException lost) {
                return List.of(attempt(Verdict.DEFERRED));
            }
        });
    }

    /** Whoever it is. */
    private static final class Trusting implements X509TrustManager {

        static final SSLContext CONTEXT = context();

        private static SSLContext context() {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {new Trusting()}, null);
                return context;
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
