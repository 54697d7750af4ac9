package org.fixuplab.lab.sender;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fixuplab.lab.run.CommandResult;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Verdict;

/** A real Exim: a process, a configuration and a spool for each mail. After a deferral it runs its queue once. */
public final class EximSender implements Sender {

    /** What it thinks of TLS; each a line of its transport. */
    public enum Tls {
        MAY("may", ""),
        REQUIRE("encrypt", "hosts_require_tls = *"),
        NONE("none", "hosts_avoid_tls = *");

        private final String word;
        private final String line;

        Tls(String word, String line) {
            this.word = word;
            this.line = line;
        }
    }

    private static final String USER = "Debian-exim";

    private final String name;
    private final Tls tls;
    private final RealMtas mtas;
    private final Template configuration = Template.named("exim.conf");
    private final Workshop workshop;
    private Path exim = Path.of("/usr/sbin/exim4");

    public EximSender(Tls tls) {
        this.name = "exim:" + tls.word;
        this.tls = tls;
        this.mtas = RealMtas.ofThisMachine();
        this.workshop = new Workshop(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void open() throws MissingProgramException, IOException {
        exim = mtas.root(name, "exim", "usr/sbin/exim4", "exim4-daemon-light").resolve("usr/sbin/exim4");
        RealMtas.needRoot(name);
        workshop.open();
    }

    @Override
    public List<Attempt> send(Job job) throws IOException, InterruptedException {
        return workshop.job(folder -> send(job, folder));
    }

    private List<Attempt> send(Job job, Path folder) throws IOException, InterruptedException {
        Patience patience = Patience.of(job.timeout());
        Workshop.give(Files.createDirectory(folder.resolve("spool")), USER);
        Path log = Workshop.give(Files.createDirectory(folder.resolve("log")), USER)
                .resolve("mainlog");
        configure(job, folder);
        List<String> first =
                new ArrayList<>(List.of("-odi", "-oi", "-f", job.mail().sender()));
        first.addAll(job.mail().recipients());
        File message = Workshop.message(folder, job.mail()).toFile();
        List<Attempt> attempts = new ArrayList<>();
        if (!run(first, folder, message, patience)) {
            return List.of();
        }
        String said = logged(log);
        attempts.add(attempt(said, Duration.ZERO));
        if (attempts.get(0).verdict() == Verdict.DEFERRED) {
            Duration age = patience.age();
            if (!run(List.of("-qf"), folder, message, patience)) {
                return List.of();
            }
            attempts.add(attempt(logged(log).substring(said.length()), age));
        }
        return List.copyOf(attempts);
    }

    private void configure(Job job, Path folder) throws IOException {
        InetSocketAddress server = job.server();
        Path ca = Files.copy(job.caFile(), folder.resolve("ca.pem"));
        configuration
                .filled(Map.of(
                        "EXIM", exim.toString(),
                        "FOLDER", folder.toString(),
                        "HOST", server.getAddress().getHostAddress(),
                        "PORT", Integer.toString(server.getPort()),
                        "DOMAINS", Workshop.domains(job.mail()).collect(Collectors.joining(" : ")),
                        "CA", ca.toString(),
                        "TLS", tls.line))
                .write(folder.resolve("exim.conf"));
    }

    /** @return whether it ended in time */
    private boolean run(List<String> arguments, Path folder, File input, Patience patience)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(exim.toString(), "-C", folder.resolve("exim.conf").toString()));
        command.addAll(arguments);
        CommandResult result = mtas.run(name, command, folder, input, patience);
        if (!Files.exists(folder.resolve("log").resolve("mainlog"))) {
            throw new IOException(
                    name + " did not take the mail: " + result.output().strip());
        }
        return result.exit().isPresent();
    }

    private static String logged(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1);
    }

    private Attempt attempt(String log, Duration age) throws IOException {
        Optional<Attempt> attempt = EximLog.attempt(log, age);
        return attempt.orElseThrow(() -> new IOException(name + " logged no attempt, but: " + log.strip()));
    }

    @Override
    public void close() {
        workshop.close();
    }
}
