package org.fixuplab.lab.sender;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fixuplab.lab.run.CommandResult;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Mail;

/**
 * A real OpenSMTPD: an instance for each mail, for it relays to a fixed port. It makes one attempt: after a failure it leaves a server alone for
 * longer than a cell of the matrix takes. Its own timeouts are of five minutes, and compiled in: a server that falls silent hangs it.
 */
public final class OpenSmtpdSender implements Sender {

    /** The scheme of its relay's URL. */
    public enum Tls {
        MAY("may", "smtp"),
        REQUIRE("encrypt", "smtp+tls"),
        NONE("none", "smtp+notls");

        private final String word;
        private final String scheme;

        Tls(String word, String scheme) {
            this.word = word;
            this.scheme = scheme;
        }
    }

    private static final String SOCKET = "run/smtpd.sock";

    private final String name;
    private final Tls tls;
    private final RealMtas mtas;
    private final Workshop workshop;
    private Path root = Path.of("/");

    public OpenSmtpdSender(Tls tls) {
        this.name = "opensmtpd:" + tls.word;
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
        root = mtas.root(name, "opensmtpd", "usr/sbin/smtpd", "opensmtpd");
        RealMtas.needRoot(name);
        workshop.open();
        Template.named("opensmtpd.sh").write(workshop.folder().resolve("opensmtpd.sh"));
    }

    @Override
    public List<Attempt> send(Job job) throws IOException, InterruptedException {
        return workshop.job(folder -> send(job, folder));
    }

    private List<Attempt> send(Job job, Path folder) throws IOException, InterruptedException {
        configure(job, folder);
        Path log = folder.resolve("log");
        List<String> command = List.of(
                "unshare",
                "--mount",
                "sh",
                workshop.folder().resolve("opensmtpd.sh").toString(),
                root.toString(),
                folder.toString());
        Patience patience = Patience.of(job.timeout());
        try (Daemon smtpd = new Daemon(command, mtas.environment(), log)) {
            if (!submit(job, folder, smtpd, patience)) {
                return List.of();
            }
            return patience.await(() -> OpenSmtpdLog.attempt(logged(log))).stream()
                    .toList();
        }
    }

    private void configure(Job job, Path folder) throws IOException {
        Files.copy(job.caFile(), folder.resolve("ca.pem"));
        Template.named("smtpd.conf")
                .filled(Map.of(
                        "SCHEME", tls.scheme,
                        "HOST", job.server().getAddress().getHostAddress(),
                        "PORT", Integer.toString(job.server().getPort()),
                        "DOMAINS", domains(job.mail())))
                .write(folder.resolve("smtpd.conf"));
    }

    private static String domains(Mail mail) {
        return Workshop.domains(mail).map(domain -> '"' + domain + '"').collect(Collectors.joining(", "));
    }

    /** @return whether it took the mail in time */
    private boolean submit(Job job, Path folder, Daemon smtpd, Patience patience)
            throws IOException, InterruptedException {
        // What the process sees as its root: its socket is in a file system of its own.
        Path socket = Path.of("/proc", Long.toString(smtpd.pid()), "root", SOCKET);
        Optional<Boolean> up = patience.await(
                () -> Files.exists(socket) || !smtpd.alive() ? Optional.of(smtpd.alive()) : Optional.empty());
        if (up.isEmpty()) {
            return false;
        }
        if (!up.get()) {
            throw new IOException(name + " could not be started: "
                    + logged(folder.resolve("log")).strip());
        }
        List<String> command = new ArrayList<>(List.of(
                "nsenter",
                "--mount",
                "--target",
                Long.toString(smtpd.pid()),
                // Unpacked, it lacks the bit that gives it its group.
                "setpriv",
                "--regid",
                "opensmtpq",
                "--clear-groups",
                "/usr/sbin/sendmail",
                "-f",
                job.mail().sender()));
        command.addAll(job.mail().recipients());
        Path message = Workshop.message(folder, job.mail());
        CommandResult result = mtas.run(name, command, folder, message.toFile(), patience);
        if (result.exit().isPresent() && result.exit().getAsInt() != 0) {
            throw new IOException(name + " did not take the mail: " + result.lastLine());
        }
        return result.exit().isPresent();
    }

    private static String logged(Path log) throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        workshop.close();
    }
}
