package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Firmware;

/** A scenario file in which the best candidate does to a test client what was pasted, or the nearest thing to it. */
final class ScenarioText {

    private static final Pattern ADDRESS = Pattern.compile("(?i)(FROM|TO)\\s*:\\s*<?([^<>\\s()]+@[^<>\\s()]+|)>?(.*)");
    private static final Set<String> PLAYED = Set.of(
            "EHLO", "HELO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT", "STARTTLS", "HELP", "VRFY", "EXPN", "ETRN");
    private static final int MOST_COMMANDS = 30;
    private static final int MOST_LINES = 200;
    private static final double LONGER = 0.01;

    private final Evidence evidence;
    private final Catalogue catalogue;

    ScenarioText(Evidence evidence, Catalogue catalogue) {
        this.evidence = evidence;
        this.catalogue = catalogue;
    }

    String of(Judged best) {
        Candidate candidate = best.candidate();
        Optional<Dialogue> dialogue = dialogue(candidate);
        Server server = new Server();
        dialogue.ifPresent(session -> ServerWords.learn(server, session, candidate));
        ScenarioPlay play = new ScenarioPlay(candidate, server);
        play.greeting();
        dialogue.ifPresent(session -> replay(play, session));
        for (String probe : probes(best, play)) {
            Probe.say(probe, play);
        }
        play.command("QUIT");
        return write(best, server, play);
    }

    /** The session that the candidate explains best; none if it explains none. */
    private Optional<Dialogue> dialogue(Candidate candidate) {
        double most = 0;
        Optional<Dialogue> found = Optional.empty();
        for (Dialogue dialogue : evidence.dialogues()) {
            double score = Synthesis.of(candidate, dialogue).stream()
                    .mapToDouble(Finding::weight)
                    .sum();
            int lines = dialogue.exchanges().stream()
                    .mapToInt(exchange -> exchange.replies().size())
                    .sum();
            // Of two that are explained as well, the longer one shows more.
            if (score > 0 && score + lines * LONGER > most) {
                most = score + lines * LONGER;
                found = Optional.of(dialogue);
            }
        }
        return found;
    }

    private static void replay(ScenarioPlay play, Dialogue dialogue) {
        int commands = 0;
        for (Exchange exchange : dialogue.exchanges()) {
            if (exchange.kind() == Exchange.Kind.MESSAGE) {
                play.message(message(exchange.said().stream()
                        .map(Utterance::text)
                        .limit(MOST_LINES)
                        .toList()));
            } else if (exchange.kind() == Exchange.Kind.COMMAND && commands++ < MOST_COMMANDS) {
                if (play.expectsMessage()) {
                    play.message(message(List.of()));
                }
                command(exchange).ifPresent(play::command);
            }
        }
        if (play.expectsMessage()) {
            play.message(message(List.of()));
        }
    }

    /** With addresses and names that a server takes. */
    private static Optional<String> command(Exchange exchange) {
        String verb = exchange.verb();
        String text = Speech.withoutOpenEnd(exchange.command()).strip();
        if (Speech.isMask(verb)) {
            text = Originals.ofVerb(verb).get(0) + text.substring(verb.length());
            verb = Speech.verb(text);
        }
        boolean word = exchange.command().matches("[A-Za-z]{4,20}");
        if (!PLAYED.contains(verb) && !word) {
            return Optional.empty();
        }
        return Optional.of(
                switch (verb) {
                    case "EHLO", "HELO" ->
                        text.matches("\\S+\\s+\\S+") ? text : text.substring(0, verb.length()) + " client.example.com";
                    case "MAIL" -> "MAIL FROM:<" + address(text, "alice@client.example.com") + ">";
                    case "RCPT" -> "RCPT TO:<" + address(text, "bob@example.com") + ">";
                    case "VRFY", "EXPN" -> verb + " bob";
                    case "ETRN" -> "ETRN example.com";
                    case "DATA", "RSET", "NOOP", "QUIT", "STARTTLS", "HELP" -> verb;
                    default -> text;
                });
    }

    private static String address(String text, String otherwise) {
        Matcher found = ADDRESS.matcher(text);
        return found.find() && !found.group(2).isEmpty() ? found.group(2) : otherwise;
    }

    private static List<String> message(List<String> lines) {
        List<String> message = new ArrayList<>(lines);
        if (message.isEmpty()) {
            message.addAll(List.of("Subject: test", "", "A test."));
        }
        if (!message.get(message.size() - 1).equals(".")) {
            message.add(".");
        }
        return message;
    }

    /** What provokes those behaviours of the evidence that the play has not shown yet. */
    private List<String> probes(Judged best, ScenarioPlay play) {
        List<String> probes = new ArrayList<>();
        for (Finding finding : best.findings()) {
            if (finding.isFor()
                    && !finding.behaviour().isEmpty()
                    && !play.behaviours().contains(finding.behaviour())) {
                List<String> told = catalogue.probe(finding.behaviour());
                told.stream().filter(line -> !probes.contains(line)).forEach(probes::add);
            }
        }
        if (probes.isEmpty() && play.behaviours().isEmpty()) {
            probes.addAll(List.of("EHLO client.example.com", "STARTTLS"));
        }
        return probes;
    }

    private String write(Judged best, Server server, ScenarioPlay play) {
        Candidate candidate = best.candidate();
        StringBuilder text = new StringBuilder("version = 1\n");
        text.append("title   = ")
                .append(Server.quoted("What was pasted, on " + firmware(best)))
                .append('\n');
        best.findings().stream()
                .filter(Finding::isFor)
                .max(Comparator.comparingDouble(Finding::weight))
                .ifPresent(finding -> text.append("symptom = ")
                        .append(Server.quoted(cut(Server.printable(finding.quote()))))
                        .append('\n'));
        text.append("\n# Written by 'fixuplab explain'. What the server really said is a guess where it was masked.\n");
        text.append("firewall {\n  firmware = ")
                .append(Server.quoted(firmware(best)))
                .append('\n');
        if (!candidate.variant().config().isEmpty()) {
            text.append("  config   = \"\"\"\n");
            candidate
                    .variant()
                    .config()
                    .lines()
                    .forEach(line -> text.append("    ").append(line).append('\n'));
            text.append("  \"\"\"\n");
        }
        candidate
                .variant()
                .overrides()
                .forEach((id, values) -> text.append("  behaviours.")
                        .append(id)
                        .append(" { enabled = on")
                        .append(values)
                        .append(" }\n"));
        text.append("}\n\n").append(server.persona());
        text.append("\nclient { play = \"\"\"\n").append(play).append("\"\"\" }\n\nexpect {\n");
        text.append(
                        play.behaviours().isEmpty()
                                ? "  sessions.count = 1"
                                : "  behaviours.include = [" + String.join(", ", play.behaviours()) + "]")
                .append("\n}\n");
        return text.toString();
    }

    private static String cut(String quote) {
        return quote.length() > 100 ? quote.substring(0, 97) + "..." : quote;
    }

    /** The version that the text names, if it is one of the candidate's; else their first. */
    private String firmware(Judged best) {
        for (Mention mention : evidence.mentions()) {
            Firmware exact = mention.exact();
            if (exact != null && best.candidate().versions().contains(exact)) {
                return exact.toString();
            }
        }
        return new Firmware(
                        best.candidate().versions().platform(),
                        best.candidate().versions().from())
                .toString();
    }
}
