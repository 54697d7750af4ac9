package org.fixuplab.lab.export;

import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fixuplab.lab.export.Answers.Answer;

/**
 * The test MTA, told to say what a server said in one session: a persona of its first answers, and a fault for each that differs from them.
 * Used once.
 */
final class ReplayedServer {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");

    private final Answers answers;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> remarks;

    /** @param remarks gets what could not be carried over, a sentence each */
    ReplayedServer(Answers answers, List<String> remarks) {
        this.answers = answers;
        this.remarks = remarks;
        for (Question question : Question.values()) {
            List<Answer> to = answers.to(question);
            if (!to.isEmpty()) {
                learn(question, to);
            }
        }
    }

    private void learn(Question question, List<Answer> to) {
        if (question == Question.AUTH) {
            auth(to);
        } else if (question.hasFaults()) {
            staged(question, to);
        } else {
            keys.put(question.key(), reply(common(question, to)));
        }
    }

    private void staged(Question question, List<Answer> to) {
        Optional<List<String>> usual = to.stream()
                .map(Answer::reply)
                .filter(reply -> question.isYes(reply) && !isFilledIn(reply))
                .findFirst();
        usual.ifPresent(reply -> {
            if (question == Question.EHLO) {
                keys.put("hello", quoted(words(reply.get(0))));
                keys.put(
                        "ehlo",
                        list(reply.stream().skip(1).map(ReplayedServer::words).toList()));
            } else {
                keys.put(question.key(), reply(reply));
            }
        });
        for (int i = 0; i < to.size(); i++) {
            List<String> reply = to.get(i).reply();
            if (!usual.equals(Optional.of(reply))) {
                fault(question, i + 1, "reply = " + reply(reply));
            }
        }
    }

    private static boolean isFilledIn(List<String> reply) {
        return reply.stream().anyMatch(line -> PLACEHOLDER.matcher(line).find());
    }

    /** Strikes the so-manieth time only. */
    private void fault(Question question, int time, String act) {
        faults.add("{ at = " + question.stage() + ", first = " + time + (time == 1 ? "" : ", every = " + time) + ", "
                + act + " }");
    }

    /** The one answer that a persona can have here; where the server quoted what it got, so does the persona. */
    private List<String> common(Question question, List<Answer> to) {
        List<String> first = to.get(0).reply();
        if (to.stream().allMatch(answer -> answer.reply().equals(first)) && !isFilledIn(first)) {
            return first;
        }
        for (Quote quote : Quote.values()) {
            List<List<String>> open =
                    to.stream().map(answer -> open(answer, quote)).distinct().toList();
            if (open.size() == 1) {
                return open.get(0);
            }
        }
        remarks.add("The server answered " + question.stage() + " in several ways: here it always says the first.");
        return first.stream()
                .map(line -> PLACEHOLDER.matcher(line).replaceAll("($1)"))
                .toList();
    }

    /** A part of what was asked, as a persona's text names it. */
    private enum Quote {
        LINE,
        VERB,
        /** Whatever follows the verb. */
        RECIPIENT;

        String of(String line) {
            String[] words = line.split("[ \t]+", 2);
            return switch (this) {
                case LINE -> line;
                case VERB -> words[0];
                case RECIPIENT -> words.length < 2 ? "" : words[1].strip();
            };
        }
    }

    private static List<String> open(Answer answer, Quote quote) {
        String quoted = quote.of(answer.line());
        String hole = "{" + quote.name().toLowerCase(Locale.ROOT) + "}";
        return quoted.isEmpty()
                ? answer.reply()
                : answer.reply().stream()
                        .map(line -> line.replace(quoted, hole))
                        .toList();
    }

    /** Whoever is asked for a password is let in or not as the recorded client was, whatever it is. */
    private void auth(List<Answer> to) {
        List<String> last = to.get(to.size() - 1).reply();
        if (last.get(0).startsWith("334")) {
            return;
        }
        if (last.get(0).startsWith("2")) {
            keys.put("replies.auth-ok", reply(last));
        } else {
            keys.put("logins", "{ nobody = \"has this password\" }");
        }
        keys.put("replies.auth-failed", reply(last));
        if (to.size() == 1) {
            List.of("auth-off", "auth-mechanism", "auth-cancelled", "auth-again", "auth-in-mail")
                    .forEach(key -> keys.put("replies." + key, reply(last)));
        }
    }

    /** The server ended the session by itself, before it had answered. */
    void leaves(String act) {
        Optional<Question> open =
                answers.unanswered().stream().filter(Question::hasFaults).findFirst();
        if (open.isPresent()) {
            fault(open.get(), answers.to(open.get()).size() + 1, "act = " + act);
        } else {
            remarks.add("The server ended the session by itself (" + act + "): here it stays.");
        }
    }

    /** The handshake comes to nothing. */
    void spoilsHandshake(String act) {
        faults.add("{ at = handshake, act = " + act + " }");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("""
                mta {
                  persona = postfix
                  hello-required = off
                  errors.limit = 1000000
                  limits { line = 100000, recipients = 100000 }
                """);
        keys.forEach((key, value) ->
                text.append("  ").append(key).append(" = ").append(value).append('\n'));
        if (!faults.isEmpty()) {
            text.append("  faults = [\n");
            faults.forEach(fault -> text.append("    ").append(fault).append('\n'));
            text.append("  ]\n");
        }
        return text.append("}\n").toString();
    }

    private String reply(List<String> lines) {
        return lines.size() == 1 ? quoted(lines.get(0)) : list(lines);
    }

    private String list(List<String> texts) {
        return texts.stream().map(this::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private String quoted(String text) {
        if (CONTROL.matcher(text).find()) {
            remarks.add("The server said control characters: here each is a question mark.");
        }
        return ConfigUtil.quoteString(CONTROL.matcher(text).replaceAll("?"));
    }

    /** A reply line without its code. */
    private static String words(String line) {
        return line.length() < 4 ? "" : line.substring(4);
    }
}
