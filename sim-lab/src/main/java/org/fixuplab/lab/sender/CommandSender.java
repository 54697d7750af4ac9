package org.fixuplab.lab.sender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fixuplab.lab.run.CommandResult;
import org.fixuplab.lab.run.Places;
import org.fixuplab.lab.run.Program;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Verdict;

/**
 * Any program that sends one mail and exits. {@code {host}}, {@code {port}} and {@code {ca}} in its arguments are filled in, and {@code
 * {message}}, a file that holds the mail; {@code SMTP_HOST}, {@code SMTP_PORT} and {@code FIXUPLAB_CA} stand in its environment. It runs where the person
 * is, so that a script's path among the arguments means what it means in a shell.
 *
 * <p>Exit 0 is delivered: as {@link Verdict#CLEAR}, for what it did about TLS only the mailbox knows. Any other is {@link Verdict#FAILED}.
 */
public final class CommandSender implements Sender {

    private final String name;
    private final List<String> command;
    private final ProgramPath programs;
    private volatile List<String> located = List.of();

    /**
     * @param commandLine split as a shell would, and run without one
     * @throws IllegalArgumentException if it cannot be split, or has no {@code {port}}; the message says what to write
     */
    public CommandSender(String name, String commandLine) {
        this(name, commandLine, ProgramPath.ofThisProcess());
    }

    CommandSender(String name, String commandLine, ProgramPath programs) {
        this.name = name;
        this.command = CommandLine.split(commandLine);
        this.programs = programs;
        if (command.stream().noneMatch(word -> word.contains("{port}"))) {
            throw new IllegalArgumentException(
                    "the command '" + commandLine
                            + "': it does not say {port}, and would send past the firewall; write {host} and {port} where the server's belong");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void open() throws MissingProgramException {
        String program = command.get(0);
        Path file = programs.find(program)
                .orElseThrow(() -> new MissingProgramException("the program " + program + " of the sender " + name
                        + " is not there; "
                        + (program.contains("/")
                                ? "put it there, and make it executable"
                                : "install it (on Debian: apt-get install " + program + "), or leave the sender out")));
        List<String> words = new ArrayList<>(command);
        words.set(0, file.toString());
        located = List.copyOf(words);
    }

    @Override
    public List<Attempt> send(Job job) throws MissingProgramException, IOException, InterruptedException {
        Path message = job.folder().resolve("message.eml");
        Files.write(message, job.mail().octets());
        Places places = Places.of(job.server(), job.caFile()).with("{message}", message.toString());
        CommandResult result =
                Program.run(places.filled(located), programs.here(), places.environment(), job.timeout());
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while " + name + " ran");
        }
        if (result.lacksProgram()) {
            throw new MissingProgramException("the sender " + name + " cannot run here: "
                    + (result.lastLine().isEmpty()
                            ? "it exited with " + result.exit().orElse(0) + "; install what it calls"
                            : result.lastLine()));
        }
        if (result.exit().isEmpty()) {
            return List.of();
        }
        boolean delivered = result.exit().getAsInt() == 0;
        return List.of(new Attempt(
                Duration.ZERO,
                delivered ? Verdict.CLEAR : Verdict.FAILED,
                result.exit(),
                delivered ? "" : result.lastLine()));
    }

    @Override
    public void close() {
        // Nothing of it outlives a mail.
    }
}
