package org.fixuplab.lab.sender;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.lab.run.CommandResult;
import org.fixuplab.lab.run.Program;
import org.fixuplab.send.Mail;

/** A private Postfix: its own configuration, queue, data and log; no daemon of the system is touched. Safe for any thread. */
final class PostfixInstance implements AutoCloseable {

    private static final Path MASTER = Path.of("/usr/lib/postfix/sbin/master");
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration COMMAND = Duration.ofSeconds(10);
    private static final File NOTHING = new File("/dev/null");

    private final String name;
    private final Workshop workshop;
    private final Daemon master;

    private PostfixInstance(String name, Workshop workshop, Daemon master) {
        this.name = name;
        this.workshop = workshop;
        this.master = master;
    }

    /** Needs root. Done when it takes mail. */
    static PostfixInstance start(String name, PostfixSender.Level level)
            throws MissingProgramException, IOException, InterruptedException {
        if (!Files.isExecutable(MASTER)) {
            throw new MissingProgramException("the sender " + name + " needs " + MASTER
                    + ", which is not there; install it (on Debian: apt-get install postfix), or leave it out");
        }
        RealMtas.needRoot(name);
        Workshop workshop = new Workshop(name);
        workshop.open();
        try {
            configure(workshop, level);
            command(name, workshop, List.of("/usr/sbin/postfix", "-c", config(workshop), "check"), NOTHING, START);
            Daemon master = new Daemon(
                    List.of(MASTER.toString(), "-c", config(workshop), "-d", "-s"),
                    Map.of(),
                    workshop.folder().resolve("master.txt"));
            try {
                PostfixInstance instance = new PostfixInstance(name, workshop, master);
                instance.awaitStarted();
                return instance;
            } catch (IOException | InterruptedException failed) {
                master.close();
                throw failed;
            }
        } catch (IOException | InterruptedException failed) {
            workshop.close();
            throw failed;
        }
    }

    private static void configure(Workshop workshop, PostfixSender.Level level) throws IOException {
        Path etc = workshop.folder("etc");
        workshop.folder("queue");
        Workshop.give(workshop.folder("data"), "postfix");
        Files.createFile(workshop.folder().resolve("maillog"));
        Map<String, String> values = Map.of(
                "FOLDER",
                workshop.folder().toString(),
                "LEVEL",
                level.word(),
                "BACKOFF",
                Integer.toString(PostfixSender.BACKOFF_SECONDS));
        for (String file : List.of("main.cf", "master.cf", "transport", "generic", "route", "strip")) {
            Template.named("postfix-" + file).filled(values).write(etc.resolve(file));
        }
    }

    private static String config(Workshop workshop) {
        return workshop.folder().resolve("etc").toString();
    }

    private void awaitStarted() throws IOException, InterruptedException {
        Optional<String> started = Patience.of(START).await(() -> {
            String log = log();
            return log.contains("daemon started") || !master.alive() ? Optional.of(log) : Optional.empty();
        });
        if (started.isEmpty() || !started.get().contains("daemon started")) {
            throw new IOException(name + " could not be started: "
                    + Files.readString(workshop.folder().resolve("master.txt")).strip() + " "
                    + log().strip());
        }
    }

    Path folder() {
        return workshop.folder();
    }

    String log() throws IOException {
        return Files.readString(workshop.folder().resolve("maillog"), StandardCharsets.ISO_8859_1);
    }

    /** @param scratch a folder for the mail as a file */
    void submit(Mail mail, Path scratch, Patience patience) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of("/usr/sbin/sendmail", "-C", config(workshop), "-i", "-f", mail.sender(), "--"));
        words.addAll(mail.recipients());
        Path message = Workshop.message(scratch, mail);
        command(name, workshop, words, message.toFile(), patience.left());
    }

    /** Has a deferred mail tried now. */
    void retry(String tag, Patience patience) throws IOException, InterruptedException {
        Optional<String> id = patience.await(() -> queueId(tag, "deferred"));
        if (id.isPresent()) {
            command(
                    name,
                    workshop,
                    List.of("/usr/sbin/postqueue", "-c", config(workshop), "-i", id.get()),
                    NOTHING,
                    COMMAND);
        }
    }

    /** Takes a mail out of the queue, if it is still there. */
    void forget(String tag) throws IOException, InterruptedException {
        Optional<String> id = queueId(tag, "");
        if (id.isPresent()) {
            command(
                    name,
                    workshop,
                    List.of("/usr/sbin/postsuper", "-c", config(workshop), "-d", id.get()),
                    NOTHING,
                    COMMAND);
        }
    }

    /** Of the one mail whose recipient has this tag. */
    private Optional<String> queueId(String tag, String queue) throws IOException, InterruptedException {
        String listed =
                command(name, workshop, List.of("/usr/sbin/postqueue", "-c", config(workshop), "-j"), NOTHING, COMMAND);
        Pattern id = Pattern.compile("\"queue_id\": \"([0-9A-Za-z]+)\"");
        return listed.lines()
                .filter(line -> line.contains("@" + tag + ".") && line.contains("\"queue_name\": \"" + queue))
                .map(id::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    private static String command(String name, Workshop workshop, List<String> words, File input, Duration time)
            throws IOException, InterruptedException {
        CommandResult result = Program.run(words, workshop.folder(), Map.of(), input, time);
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while " + name + " was busy");
        }
        if (result.exit().orElse(1) != 0) {
            throw new IOException(name + ": " + String.join(" ", words) + ": "
                    + (result.exit().isEmpty() ? "no end within " + time.toSeconds() + " s" : result.lastLine()));
        }
        return result.output();
    }

    @Override
    public void close() {
        master.close();
        workshop.close();
    }
}
