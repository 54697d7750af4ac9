package org.fixuplab.lab.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.lab.Durations;
import org.fixuplab.lab.Problem;
import org.fixuplab.smtp.Octets;
import org.fixuplab.words.NearestWord;
import org.jspecify.annotations.Nullable;

/**
 * Reads plays.
 *
 * <p>Lines may be indented, and empty ones are passed over. After {@code S:}, {@code C:}, {@code C/1:} or {@code C|} one blank is the
 * language's; the rest of the line, up to an annotation, is octets as {@link OctetText} says. A line that ends with CRLF is read as one that
 * ends with LF.
 */
public final class PlayParser {

    private static final long MOST_FILE_OCTETS = 64 * 1024 * 1024;

    private static final Pattern SPEAKER = Pattern.compile("(S:|C:|C/1:|C\\|) ?(.*)");
    private static final Pattern ANNOTATED = Pattern.compile("(.*?) {2,}(<~|~>)(?: (.*))?");
    private static final Pattern ACT = Pattern.compile("<([A-Za-z]+)(?: +([^<>]*))?>");
    private static final Pattern CONTINUES = Pattern.compile("[0-9]{3}-\\.\\.\\.");

    /** Old firewalls star a greeting's code, and answer OK without one. */
    private static final Pattern REPLY = Pattern.compile("[0-9]{3}.*|\\.\\.\\..*|\\*+|OK");

    private static final List<String> CLIENT_ACTS = List.of("starttls", "close", "reset", "pause", "file");
    private static final List<String> SERVER_ACTS = List.of("closed", "reset", "silence");

    private final String file;
    private final Path folder;
    private final List<Problem> problems;
    private final List<Step> steps = new ArrayList<>();
    private int line;

    private PlayParser(String file, Path folder, List<Problem> problems) {
        this.file = file;
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * Reads one play.
     *
     * @param file the scenario file, as problems name it
     * @param folder where the files of {@code <file NAME>} are
     * @param lineOf the file's line for the text's line, both from 1; 0 if it is not known
     * @param problems where all that is wrong is added; the play is of no use then
     */
    public static Play parse(String text, String file, Path folder, IntUnaryOperator lineOf, List<Problem> problems) {
        PlayParser parser = new PlayParser(file, folder, problems);
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            parser.line = lineOf.applyAsInt(i + 1);
            String line = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
            if (!line.isBlank()) {
                parser.read(line.stripLeading());
            }
        }
        if (parser.steps.isEmpty() && problems.isEmpty()) {
            parser.line = lineOf.applyAsInt(1);
            parser.problem("the play is empty", "write lines such as 'S: 220 ...' and 'C: EHLO client.example.com'");
        }
        return new Play(parser.steps);
    }

    private void read(String written) {
        Matcher speaker = SPEAKER.matcher(written);
        if (!speaker.matches()) {
            problem("'" + written + "' is not a line of a play", "begin it with S:, C:, C/1: or C|");
            return;
        }
        String who = speaker.group(1);
        String said = speaker.group(2);
        @Nullable String arrow = null;
        String other = "";
        Matcher annotated = ANNOTATED.matcher(said);
        if (annotated.matches()) {
            said = annotated.group(1);
            arrow = annotated.group(2);
            other = annotated.group(3) == null ? "" : annotated.group(3);
        }
        boolean server = who.equals("S:");
        if (arrow != null && server != arrow.equals("<~")) {
            problem(
                    "'" + arrow + "' says nothing about a line of " + (server ? "S:" : "C:"),
                    server ? "write <~ and what the server really said" : "write ~> and what the server got");
            return;
        }
        Optional<LinePattern> annotation =
                arrow == null ? Optional.empty() : Optional.of(new LinePattern(OctetText.read(other.stripTrailing())));
        String line = who + (said.isEmpty() ? "" : " " + said);
        Matcher act = ACT.matcher(said.strip());
        boolean isAct = act.matches() && isAct(act.group(1), server);
        if (isAct && annotation.isPresent()) {
            problem("an annotation belongs to a line that was said, not to '" + said.strip() + "'", "remove it");
        } else if (isAct) {
            act(
                    line,
                    who,
                    act.group(1),
                    act.group(2) == null ? "" : act.group(2).strip());
        } else if (server) {
            hear(line, said, annotation);
        } else {
            send(line, who, said, annotation);
        }
    }

    /** Whether a word in angle brackets is one of ours. In a message of the client's, {@code <html>} is text. */
    private static boolean isAct(String word, boolean server) {
        return server
                || CLIENT_ACTS.contains(word)
                || NearestWord.of(word, CLIENT_ACTS).isPresent();
    }

    private void act(String written, String who, String word, String argument) {
        if (!who.equals("S:") && !who.equals("C:")) {
            problem("'" + written + "' cannot be said octet by octet", "write C: before <" + word + ">");
            return;
        }
        boolean server = who.equals("S:");
        List<String> acts = server ? SERVER_ACTS : CLIENT_ACTS;
        if (!acts.contains(word)) {
            problem(
                    "there is no <" + word + "> of " + who,
                    NearestWord.suggest(word, acts, it -> "<" + it + ">")
                            + (server ? "" : ", or \\x3C for the first octet if it is text"));
            return;
        }
        boolean takesArgument = word.equals("pause") || word.equals("silence") || word.equals("file");
        if (takesArgument == argument.isEmpty()) {
            problem(
                    takesArgument ? "<" + word + "> lacks something" : "<" + word + "> stands alone",
                    "write <" + word + (takesArgument ? word.equals("file") ? " NAME>" : " 1s>" : ">"));
            return;
        }
        switch (who + word) {
            case "C:starttls" -> steps.add(new Step.StartTls(line, written));
            case "C:close" -> steps.add(new Step.Leave(line, written, false));
            case "C:reset" -> steps.add(new Step.Leave(line, written, true));
            case "C:pause" -> duration(argument).ifPresent(time -> steps.add(new Step.Pause(line, written, time)));
            case "C:file" -> file(written, argument);
            case "S:closed" -> steps.add(new Step.HearEnd(line, written, false));
            case "S:reset" -> steps.add(new Step.HearEnd(line, written, true));
            case "S:silence" ->
                duration(argument).ifPresent(time -> steps.add(new Step.HearNothing(line, written, time)));
            default -> throw new IllegalStateException("an act without a step: " + written);
        }
    }

    private Optional<Duration> duration(String written) {
        Optional<Duration> read = Durations.read(written);
        if (read.isEmpty()) {
            problem("'" + written + "' is not a time", "write a number and ms, s or m, such as 500ms or 2s");
        }
        return read;
    }

    private void file(String written, String name) {
        Path path = folder.resolve(name);
        try {
            if (Files.size(path) > MOST_FILE_OCTETS) {
                problem("the file " + name + " is larger than 64 MiB", "name a smaller one");
                return;
            }
            steps.add(new Step.Send(
                    line, written, Octets.text(Files.readAllBytes(path)), false, false, Optional.empty()));
        } catch (NoSuchFileException e) {
            problem("there is no file " + name, "put it into the scenario's folder");
        } catch (IOException e) {
            problem("the file " + name + " cannot be read", "name a readable file");
        }
    }

    private void hear(String written, String said, Optional<LinePattern> annotation) {
        if (!REPLY.matcher(said).matches()) {
            problem(
                    "'" + said + "' is not a reply line",
                    "write three digits, a blank or hyphen, a text, such as 250 ...");
            return;
        }
        boolean several = CONTINUES.matcher(said).matches();
        steps.add(new Step.Hear(line, written, new LinePattern(OctetText.read(said)), several, annotation));
    }

    private void send(String written, String who, String said, Optional<LinePattern> annotation) {
        if (who.equals("C|") && annotation.isPresent()) {
            problem("a piece without a line end has no line to compare", "annotate the line that ends it");
            return;
        }
        String octets = OctetText.read(said);
        steps.add(
                who.equals("C|")
                        ? new Step.Send(line, written, octets, false, true, annotation)
                        : new Step.Send(line, written, octets + "\r\n", who.equals("C/1:"), false, annotation));
    }

    private void problem(String message, String remedy) {
        problems.add(new Problem(file, line, message, remedy));
    }
}
