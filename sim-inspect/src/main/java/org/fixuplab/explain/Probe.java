package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What provokes a behaviour, as the catalogue writes it: a command, {@code message} with lines of its header, {@code split message} whose
 * last dot comes in a segment before its line end, {@code recipients 101}, or {@code declared 10}, a message longer than that. {@code
 * {998}} stands for so many letters.
 */
final class Probe {

    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})}");
    private static final String MAIL = "MAIL FROM:<alice@client.example.com>";
    private static final String RCPT = "RCPT TO:<bob@example.com>";

    private Probe() {}

    static void say(String probe, ScenarioPlay play) {
        String[] words = probe.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "message" -> {
                begin(play, MAIL, 1);
                play.message(message(rest, List.of("A test.", ".")));
            }
            case "split" -> {
                begin(play, MAIL, 1);
                play.splitMessage(message("", List.of("A test.")));
            }
            case "body" -> {
                begin(play, MAIL, 1);
                play.message(message("", List.of(filled(rest), ".")));
            }
            case "declared" -> {
                begin(play, MAIL + " SIZE=" + rest, 1);
                play.message(message("", List.of("A test.", ".")));
            }
            case "recipients" -> begin(play, MAIL, Integer.parseInt(rest));
            default -> play.command(filled(probe));
        }
    }

    private static void begin(ScenarioPlay play, String mail, int recipients) {
        play.command(mail);
        for (int i = 0; i < recipients; i++) {
            play.command(RCPT);
        }
        play.command("DATA");
    }

    private static List<String> message(String header, List<String> body) {
        List<String> lines = new ArrayList<>(List.of("From: alice@client.example.com"));
        for (String line : header.isEmpty() ? new String[0] : header.split("\\|", -1)) {
            lines.add(filled(line));
        }
        lines.addAll(List.of("Subject: test", ""));
        lines.addAll(body);
        return lines;
    }

    private static String filled(String line) {
        return COUNT.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement("x".repeat(Integer.parseInt(found.group(1)))));
    }
}
