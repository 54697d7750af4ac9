package org.fixuplab.build.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.fixuplab.build.soak.Scene.Sizes;

/** What happens in each scene. */
final class Scenes {

    private static final String NEVER = "600s";
    private static final String SOON = "2s";
    private static final int CLIENTS = 16;
    private static final int SOME = 100;
    private static final int FEW = 20;
    private static final int NOOPS = 100;

    private Scenes() {}

    private static void mail(Conversation talk, Stage stage, Random random) throws IOException {
        talk.expect("220");
        talk.ask("EHLO client.soak.example", "250");
        Plays.deliver(talk, stage.ledger, 1024 + random.nextInt(4096));
        talk.ask("QUIT", "221");
        talk.expectEnd();
    }

    static void killed(Stage stage, Account account, Sizes sizes) throws Exception {
        Program first = stage.sink(0);
        int port = first.port("mta");
        stage.firewall(port, NEVER);
        AtomicBoolean goOn = new AtomicBoolean(true);
        List<Thread> clients = stage.clients(CLIENTS, goOn, (talk, random) -> mail(talk, stage, random));
        boolean before = Stage.await(() -> stage.ledger.accepted() >= SOME);
        first.kill();
        boolean failed = Stage.await(() -> stage.tally.otherwise.sum() >= SOME);
        stage.sink(port);
        long soFar = stage.ledger.accepted();
        boolean after = Stage.await(() -> stage.ledger.accepted() >= soFar + SOME);
        goOn.set(false);
        stage.join(clients);
        account.check(before && failed && after, "mail before and after, failures between");
    }

    static void frozen(Stage stage, Account account, Sizes sizes) throws Exception {
        Program sink = stage.sink(0);
        stage.firewall(sink.port("mta"), SOON);
        sink.signal("STOP");
        stage.sessions(FEW, FEW, (talk, random) -> talk.expectEnd());
        sink.signal("CONT");
        account.equal("ended by FIN without a word", stage.tally.asPredicted.sum(), FEW);
        stage.sessions(FEW, 4, (talk, random) -> mail(talk, stage, random));
        account.equal("delivered once it goes on", stage.ledger.accepted(), FEW);
    }

    static void refused(Stage stage, Account account, Sizes sizes) throws Exception {
        int nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = taken.getLocalPort();
        }
        stage.firewall(nobody, NEVER);
        stage.sessions(sizes.sessions(), CLIENTS, (talk, random) -> talk.expectReset());
        account.equal("clients that got RST", stage.tally.asPredicted.sum(), sizes.sessions());
    }

    /** A listener whose queue is full: the kernel drops what would come on top, as a machine that is gone does. */
    static void unreachable(Stage stage, Account account, Sizes sizes) throws Exception {
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, queue);
            stage.firewall(full.getLocalPort(), NEVER);
            stage.sessions(FEW, FEW, (talk, random) -> talk.expectReset());
        } finally {
            for (Socket socket : queue) {
                socket.close();
            }
        }
        account.equal("clients that got RST", stage.tally.asPredicted.sum(), FEW);
    }

    private static void fill(ServerSocket full, List<Socket> queue) throws IOException {
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(full.getLocalSocketAddress(), 300);
            } catch (SocketTimeoutException dropped) {
                return;
            }
        }
        throw new IOException("the queue of a listening socket never fills on this system");
    }

    static void slow(Stage stage, Account account, Sizes sizes) throws Exception {
        Program sink = stage.sink(
                0,
                "{ at = banner, every = 2, delay = 300ms }",
                "{ at = dot, every = 2, delay = 500ms }",
                "{ at = mail, every = 5, delay = 1s }");
        stage.firewall(sink.port("mta"), NEVER);
        stage.sessions(SOME, 25, (talk, random) -> mail(talk, stage, random));
        account.equal("delivered", stage.ledger.accepted(), SOME);
    }

    static void aborted(Stage stage, Account account, Sizes sizes) throws Exception {
        Program sink = stage.sink(0);
        stage.firewall(sink.port("mta"), NEVER);
        stage.sessions(sizes.sessions(), CLIENTS, (talk, random) -> Plays.aborted(talk, stage.ledger, random));
        account.equal("clients that reset when they had planned to", stage.tally.asPredicted.sum(), sizes.sessions());
    }

    static void abortedHandshake(Stage stage, Account account, Sizes sizes) throws Exception {
        Program sink = stage.sink(0);
        stage.firewall("ASA 9.4(1)", sink.port("mta"), NEVER);
        stage.sessions(sizes.sessions(), CLIENTS, (talk, random) -> {
            talk.expect("220");
            talk.ask("EHLO client.soak.example", "250");
            talk.ask("STARTTLS", "220");
            // A ClientHello of 512 octets begins so; no more than 200 of it come.
            talk.send("\u0016\u0003\u0001\u0002\0" + "x".repeat(random.nextInt(200)));
            talk.reset();
        });
        account.equal("clients that reset when they had planned to", stage.tally.asPredicted.sum(), sizes.sessions());
    }

    static void left(Stage stage, Account account, Sizes sizes) throws Exception {
        Program sink = stage.sink(0);
        // Long enough for all of them to be there at once.
        stage.firewall(sink.port("mta"), "6s");
        double before = stage.product.metrics().value("process_files_open_files");
        List<Conversation> all = new ArrayList<>();
        try {
            for (int i = 0; i < sizes.left(); i++) {
                all.add(new Conversation(stage.product.port(Scene.LEFT.id()), 0));
                stage.tally.opened.increment();
            }
            for (Conversation talk : all) {
                talk.expect("220");
            }
            double during = stage.product.metrics().value("process_files_open_files");
            for (Conversation talk : all) {
                talk.expectEnd();
                stage.tally.asPredicted.increment();
            }
            account.equal("clients that got a greeting, and FIN", stage.tally.asPredicted.sum(), sizes.left());
            account.line("      descriptors of the lab: %.0f before, %.0f with all of them open", before, during);
        } finally {
            for (Conversation talk : all) {
                talk.close();
            }
        }
    }

    static void halfClient(Stage stage, Account account, Sizes sizes) throws Exception {
        Program sink = stage.sink(0);
        stage.firewall(sink.port("mta"), NEVER);
        stage.sessions(SOME, CLIENTS, (talk, random) -> {
            talk.expect("220");
            talk.ask("EHLO client.soak.example", "250");
            Plays.deliver(talk, stage.ledger, 1024);
            talk.send("NOOP\r\nNOOP\r\nQUIT\r\n");
            talk.finish();
            talk.expect("250");
            talk.expect("250");
            talk.expect("221");
            talk.expectEnd();
        });
        account.equal("clients that got all replies after their FIN", stage.tally.asPredicted.sum(), SOME);
    }

    static void halfServer(Stage stage, Account account, Sizes sizes) throws Exception {
        LongAdder octets = new LongAdder();
        try (ServerSocket server = new ServerSocket(0, SOME, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> greetAndListen(server, octets), "half-server");
            serving.setDaemon(true);
            serving.start();
            stage.firewall(server.getLocalPort(), NEVER);
            stage.sessions(SOME, CLIENTS, (talk, random) -> {
                talk.expect("220");
                talk.expectEnd();
                for (int i = 0; i < NOOPS; i++) {
                    talk.send("NOOP\r\n");
                }
            });
            Stage.await(() -> octets.sum() >= (long) SOME * NOOPS * "NOOP\r\n".length());
        }
        account.equal(
                "octets that came after the server's FIN", octets.sum(), (long) SOME * NOOPS * "NOOP\r\n".length());
    }

    /** Each connection on a thread of its own, until the listener is closed. */
    private static void greetAndListen(ServerSocket server, LongAdder octets) {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread reading = new Thread(() -> listen(socket, octets), "half-server");
                reading.setDaemon(true);
                reading.start();
            }
        } catch (IOException closed) {
            // The scene is over.
        }
    }

    private static void listen(Socket socket, LongAdder octets) {
        try (socket) {
            socket.getOutputStream().write("220 mail.example.com ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            byte[] buffer = new byte[4096];
            for (int count = socket.getInputStream().read(buffer);
                    count >= 0;
                    count = socket.getInputStream().read(buffer)) {
                octets.add(count);
            }
        } catch (IOException reset) {
            // What came until then counts.
        }
    }
}
