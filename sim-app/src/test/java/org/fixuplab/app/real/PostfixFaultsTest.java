package org.fixuplab.app.real;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.fixuplab.app.Golden;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.scenario.LabReader;
import org.fixuplab.lab.sender.Job;
import org.fixuplab.lab.sender.PostfixSender;
import org.fixuplab.lab.sender.PostfixSender.Level;
import org.fixuplab.mta.LabAuthority;
import org.fixuplab.mta.Mailbox;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Mail;
import org.fixuplab.send.Verdict;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a real Postfix does about each fault, attempt by attempt, with the words of its log. The second attempt is of a mail as old as {@code
 * minimal_backoff_time}.
 */
@Timeout(300)
class PostfixFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int AT_ONCE = 6;
    private static final int BIG = 9_000_000;
    private static final String KEYWORDS = "ehlo = [PIPELINING, \"SIZE 10240000\", ENHANCEDSTATUSCODES, 8BITMIME, DSN]";

    /** By what they are called, the server. */
    private static final Map<String, String> SERVERS = servers();

    @TempDir
    private Path folder;

    @BeforeEach
    void needPostfix() {
        RealPrograms.needPostfix();
    }

    private static Map<String, String> servers() {
        Map<String, String> servers = new LinkedHashMap<>();
        servers.put("no keyword", KEYWORDS);
        servers.put("250 XXXXXXXA", KEYWORDS.replace("DSN]", "DSN, XXXXXXXA]"));
        starttls(servers, "500 5.5.2 Error: command not recognized");
        starttls(servers, "502 5.5.1 Error: command not implemented");
        starttls(servers, "500 5.5.1 Command unrecognized: \\\"XXXXXXXX\\\"");
        starttls(servers, "454 4.7.0 TLS not available due to local problem");
        starttls(servers, "250 2.0.0 Ok");
        servers.put("220, then RST", "faults = [{ at = handshake, act = reset }]");
        servers.put("220, then FIN", "faults = [{ at = handshake, act = fin }]");
        servers.put("220, then clear text", "faults = [{ at = handshake, act = garbage }]");
        for (String reply : List.of("500 no", "502 no", "550 no", "454 no", "421 bye", "250 2.0.0 OK")) {
            servers.put(
                    "EHLO answered " + reply,
                    "faults = [{ at = ehlo, reply = \"" + reply + "\" }], hello-required = off");
        }
        servers.put("RST in a body of 9 MB", "faults = [{ at = body, offset = 100000, act = reset }]");
        servers.put("RST at the dot", "faults = [{ at = dot, act = reset }]");
        servers.put("250 after the dot lost once", "faults = [{ at = dot, after = on, act = reset, first = 1 }]");
        servers.put("a greeting of stars, 2 and 0", "greeting = \"220 ****0*2****0***\"");
        return servers;
    }

    private static void starttls(Map<String, String> servers, String reply) {
        servers.put(
                "STARTTLS answered " + reply.replace("\\", ""),
                "faults = [{ at = starttls, reply = \"" + reply + "\" }]");
    }

    @Test
    void each_fault_has_the_outcome_and_the_words_of_its_log() throws Exception {
        StringBuilder text = new StringBuilder();
        try (PostfixSender may = new PostfixSender(Level.MAY);
                PostfixSender encrypt = new PostfixSender(Level.ENCRYPT)) {
            may.open();
            encrypt.open();
            ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
            try {
                LabAuthority authority = LabAuthority.create();
                Path ca = folder.resolve("ca.pem");
                authority.writeCertificate(ca);
                Map<String, List<Future<String>>> outcomes = new LinkedHashMap<>();
                for (String name : SERVERS.keySet()) {
                    List<Future<String>> both = new ArrayList<>();
                    for (PostfixSender sender : List.of(may, encrypt)) {
                        both.add(threads.submit(() -> outcome(sender, name, authority, ca)));
                    }
                    outcomes.put(name, both);
                }
                for (Map.Entry<String, List<Future<String>>> outcome : outcomes.entrySet()) {
                    text.append(outcome.getKey()).append('\n');
                    for (Future<String> lines : outcome.getValue()) {
                        text.append(lines.get());
                    }
                }
            } finally {
                threads.shutdownNow();
            }
        }
        Golden.assertSame("postfix-faults.txt", text.toString());
    }

    private String outcome(PostfixSender sender, String name, LabAuthority authority, Path ca) throws Exception {
        LabSettings settings = LabReader.read(
                name,
                ConfigFactory.parseString("firewall { firmware = none }, mta { " + SERVERS.get(name) + " }")
                        .root());
        Path own = Files.createTempDirectory(folder, "job");
        try (Lab lab = Lab.start(settings.withMta(settings.mta().withAuthority(authority)))) {
            List<Attempt> attempts = sender.send(new Job(lab.firewall(), authority, ca, mail(name), PATIENCE, own));
            int stored = lab.mailbox().map(Mailbox::messages).orElseThrow().size();
            long delivered = attempts.stream()
                    .filter(attempt -> attempt.verdict() == Verdict.TLS || attempt.verdict() == Verdict.CLEAR)
                    .count();
            String port = ":" + lab.firewall().getPort();
            String lines = attempts.stream()
                    .map(attempt -> "  " + sender.name() + ": "
                            + (attempt.verdict() + " " + attempt.words())
                                    .strip()
                                    .replace(port, ""))
                    .collect(Collectors.joining("\n"));
            // How much of a body is on its way when the RST comes is the operating system's affair.
            lines = name.contains("9 MB") ? lines.replaceAll("while sending .*", "while sending the message") : lines;
            return lines + (stored != delivered ? " (" + stored + " messages in the mailbox)" : "") + "\n";
        }
    }

    private static Mail mail(String name) {
        int lines = name.contains("9 MB") ? BIG / 60 : 10;
        String text = "From: a@src.test\r\nSubject: " + name.replaceAll("\\W+", " ") + "\r\n\r\n"
                + "This line is of fifty-eight octets, and the end of it.\r\n".repeat(lines);
        return new Mail("alice@client.example.com", List.of("bob@example.com"), Octets.octets(text));
    }
}
