package org.fixuplab.lab.sender;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fixuplab.lab.run.CommandResult;
import org.fixuplab.lab.run.Program;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Verdict;

/** A real Sendmail: a process, a configuration and a queue for each mail. After a deferral it runs its queue once. */
public final class SendmailSender implements Sender {

    /** TLS when it is offered; and, after a handshake that failed, what it does by default or with TLSFallbacktoClear. */
    public enum Tls {
        MAY("may", "False"),
        FALLBACK_TO_CLEAR("clear-fallback", "True");

        private final String word;
        private final String fallback;

        Tls(String word, String fallback) {
            this.word = word;
            this.fallback = fallback;
        }
    }

    private static final String PROGRAM = "usr/libexec/sendmail/sendmail";
    private static final String MACROS = "usr/share/sendmail/cf/";
    private static final Duration M4_TIME = Duration.ofSeconds(20);

    private final String name;
    private final Tls tls;
    private final RealMtas mtas;
    private final Workshop workshop;
    private Path sendmail = Path.of("/", PROGRAM);
    private Template configuration = new Template("");

    public SendmailSender(Tls tls) {
        this.name = "sendmail:" + tls.word;
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
        sendmail = mtas.root(name, "sendmail", PROGRAM, "sendmail-bin").resolve(PROGRAM);
        Path macros =
                mtas.root(name, "sendmail", MACROS + "m4/cf.m4", "sendmail-cf").resolve(MACROS);
        Path m4 = mtas.root(name, "m4", "usr/bin/m4", "m4").resolve("usr/bin/m4");
        RealMtas.needRoot(name);
        workshop.open();
        try {
            configuration = made(workshop.folder(), m4, macros);
            Template.named("sendmail.sh").write(workshop.folder().resolve("sendmail.sh"));
        } catch (IOException failed) {
            workshop.close();
            throw failed;
        }
    }

    private Template made(Path folder, Path m4, Path macros) throws IOException {
        Path source = folder.resolve("sendmail.mc");
        new Template(Template.named("sendmail.mc").text().replace("FALLBACK'", tls.fallback + "'")).write(source);
        CommandResult result = Program.run(
                List.of(
                        "sh",
                        "-c",
                        "exec \"$@\" > sendmail.cf",
                        "sh",
                        m4.toString(),
                        "-D_CF_DIR_=" + macros + "/",
                        "-D_NO_MAKEINFO_",
                        macros.resolve("m4/cf.m4").toString(),
                        source.toString()),
                folder,
                mtas.environment(),
                M4_TIME);
        if (result.exit().orElse(1) != 0) {
            throw new IOException(name + ": m4 could not make its configuration: " + result.lastLine());
        }
        return new Template(Files.readString(folder.resolve("sendmail.cf"), StandardCharsets.ISO_8859_1));
    }

    @Override
    public List<Attempt> send(Job job) throws IOException, InterruptedException {
        return workshop.job(folder -> send(job, folder));
    }

    private List<Attempt> send(Job job, Path folder) throws IOException, InterruptedException {
        Patience patience = Patience.of(job.timeout());
        configure(job, folder);
        File message = Workshop.message(folder, job.mail()).toFile();
        List<String> first = new ArrayList<>(
                List.of("-odi", "-v", "-i", "-oeq", "-f", job.mail().sender()));
        first.addAll(job.mail().recipients());
        List<Attempt> attempts = new ArrayList<>();
        CommandResult result = run(first, folder, message, patience);
        if (result.exit().isEmpty()) {
            return List.of();
        }
        attempts.add(attempt(result, folder, Duration.ZERO));
        if (attempts.get(0).verdict() == Verdict.DEFERRED) {
            Duration age = patience.age();
            CommandResult second = run(List.of("-q", "-v"), folder, message, patience);
            if (second.exit().isEmpty()) {
                return List.of();
            }
            attempts.add(attempt(second, folder, age));
        }
        return List.copyOf(attempts);
    }

    private void configure(Job job, Path folder) throws IOException {
        Files.createDirectory(
                folder.resolve("queue"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(folder.resolve("switch"), "hosts files\n");
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n127.0.1.1 client.example.com client\n");
        configuration
                .filled(Map.of(
                        "FOLDER", folder.toString(),
                        "CA", job.caFile().toString(),
                        "HOST", job.server().getAddress().getHostAddress(),
                        "PORT", Integer.toString(job.server().getPort())))
                .write(folder.resolve("sendmail.cf"));
    }

    private CommandResult run(List<String> arguments, Path folder, File input, Patience patience)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "--uts",
                "sh",
                workshop.folder().resolve("sendmail.sh").toString(),
                folder.toString(),
                sendmail.toString(),
                "-C",
                folder.resolve("sendmail.cf").toString(),
                "-Am"));
        command.addAll(arguments);
        CommandResult result = mtas.run(name, command, folder, input, patience);
        return result;
    }

    /** Only a mail that is to be tried again is still in the queue. */
    private Attempt attempt(CommandResult result, Path folder, Duration age) throws IOException {
        try (Stream<Path> queue = Files.list(folder.resolve("queue"))) {
            boolean queued =
                    queue.anyMatch(file -> file.getFileName().toString().startsWith("qf"));
            return SendmailDialogue.attempt(result.output(), queued, age)
                    .orElseThrow(() -> new IOException(name + " tried no delivery, but said: "
                            + result.output().strip()));
        }
    }

    @Override
    public void close() {
        workshop.close();
    }
}
