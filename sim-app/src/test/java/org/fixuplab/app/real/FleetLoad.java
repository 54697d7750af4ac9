package org.fixuplab.app.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fixuplab.mta.MailboxBounds;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.Persona;
import org.fixuplab.mta.TestMta;
import org.fixuplab.smtp.Octets;

/**
 * Both ends of a fleet as a process: clients that keep a message until it is accepted, as an MTA does, and the mail server that stores them.
 * A line on stdin gets one line of counts on stdout; {@code stop} lets what is queued be sent, and settles the account.
 */
final class FleetLoad {

    private static final int SENDERS = 12;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int RETRY_MILLIS = 20;
    private static final Pattern NUMBER = Pattern.compile("Subject: message ([0-9]+)\r\n");
    private static final String FILLER = ("x".repeat(70) + "\r\n").repeat(60);

    private final InetSocketAddress fleet;
    private final InetAddress own;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final Map<Integer, Integer> doubts = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** How far a message had come when its connection broke. */
    private enum Stage {
        CONNECTING,
        TALKING,
        /** The final dot was said, and not answered: it may be stored. RFC 5321, section 4.5.3.2.6, and RFC 1047. */
        IN_DOUBT
    }

    private FleetLoad(InetSocketAddress fleet, InetAddress own) {
        this.fleet = fleet;
        this.own = own;
    }

    /**
     * Runs until stdin says {@code stop}, or ends.
     *
     * @param arguments where the fleet is, the clients' address, the server's
     */
    public static void main(String[] arguments) throws Exception {
        MtaSettings settings = MtaSettings.of(Persona.named("postfix"), "mail.dest.test")
                .withListen(new InetSocketAddress(arguments[2], 2525))
                .withBounds(new MailboxBounds(200_000, 1L << 30, 1L << 20));
        FleetLoad load = new FleetLoad(new InetSocketAddress(arguments[0], 25), InetAddress.getByName(arguments[1]));
        try (TestMta mta = TestMta.start(settings);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            load.run(mta, in);
        }
    }

    private void run(TestMta mta, BufferedReader in) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        for (int i = 0; i < SENDERS; i++) {
            senders.submit(this::send);
        }
        for (String line = in.readLine(); line != null && !line.equals("stop"); line = in.readLine()) {
            System.out.println(line + counts());
        }
        stopping = true;
        senders.shutdown();
        boolean all = senders.awaitTermination(30, TimeUnit.SECONDS);
        System.out.println("stop" + counts() + account(mta) + " settled=" + all);
    }

    private String counts() {
        return " accepted=" + accepted + " refused=" + refused + " broken=" + broken + " doubts=" + doubts.size();
    }

    private String account(TestMta mta) {
        Map<Integer, Integer> stored = mta.mailbox().messages().stream()
                .map(message -> NUMBER.matcher(Octets.text(message.octets())))
                .filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toMap(Function.identity(), number -> 1, Integer::sum));
        int lost = 0;
        int twice = 0;
        int unexplained = 0;
        for (int number = 1; number <= next.get(); number++) {
            int copies = stored.getOrDefault(number, 0);
            lost += copies == 0 ? 1 : 0;
            twice += copies > 1 ? 1 : 0;
            unexplained += copies > 1 + doubts.getOrDefault(number, 0) ? 1 : 0;
        }
        return " sent=" + next + " stored=" + mta.mailbox().count() + " lost=" + lost + " twice=" + twice
                + " unexplained=" + unexplained;
    }

    private void send() {
        while (!stopping) {
            int number = next.incrementAndGet();
            while (!isAccepted(number)) {
                try {
                    Thread.sleep(RETRY_MILLIS);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
            accepted.incrementAndGet();
        }
    }

    private boolean isAccepted(int number) {
        Stage stage = Stage.CONNECTING;
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(own, 0));
            socket.connect(fleet, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            expect(in, "220");
            stage = Stage.TALKING;
            for (String line : List.of("EHLO client.src.test", "MAIL FROM:<a@src.test>", "RCPT TO:<b@dest.test>")) {
                say(socket, line + "\r\n");
                expect(in, "250");
            }
            say(socket, "DATA\r\n");
            expect(in, "354");
            say(socket, "Subject: message " + number + "\r\n\r\n" + FILLER);
            stage = Stage.IN_DOUBT;
            say(socket, ".\r\n");
            expect(in, "250");
            say(socket, "QUIT\r\n");
            return true;
        } catch (IOException failed) {
            count(stage, number);
            return false;
        }
    }

    private void count(Stage stage, int number) {
        switch (stage) {
            case CONNECTING -> refused.incrementAndGet();
            case TALKING -> broken.incrementAndGet();
            case IN_DOUBT -> doubts.merge(number, 1, Integer::sum);
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(Octets.octets(text));
    }

    private static void expect(BufferedReader in, String code) throws IOException {
        String line = String.valueOf(in.readLine());
        while (line.startsWith("-", 3)) {
            line = String.valueOf(in.readLine());
        }
        if (!line.startsWith(code)) {
            throw new IOException("it answered " + line);
        }
    }
}
