package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plays one pasted session through one candidate's engine, and notes where both agree and where not. Used once. */
final class Synthesis {

    private static final Pattern MASK = Pattern.compile("(?<![A-Za-z])X{4,}(?![A-Za-z])");

    private final Candidate candidate;
    private final Dialogue dialogue;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Said> history = new ArrayList<>();
    private Lens lens;

    /** What went through the lens. */
    private record Said(boolean byClient, String text) {}

    private Synthesis(Candidate candidate, Dialogue dialogue) {
        this.candidate = candidate;
        this.dialogue = dialogue;
        this.lens = new Lens(candidate.policy());
    }

    static List<Finding> of(Candidate candidate, Dialogue dialogue) {
        Synthesis synthesis = new Synthesis(candidate, dialogue);
        synthesis.run();
        return synthesis.findings;
    }

    private void run() {
        if (!dialogue.hasGreeting()) {
            server("220 mail.example.com ESMTP\r\n");
        }
        for (Exchange exchange : dialogue.exchanges()) {
            switch (exchange.kind()) {
                case GREETING -> greeting(exchange);
                case COMMAND -> command(exchange);
                case MESSAGE -> message(exchange);
            }
        }
    }

    private void greeting(Exchange exchange) {
        List<String> seen = texts(exchange);
        String whole = String.join("\r\n", seen) + "\r\n";
        Utterance first = exchange.replies().get(0);
        if (Speech.isElided(first.text()) && !Speech.isStars(Originals.text(seen.get(0)))) {
            server(whole);
            return;
        }
        int reproduced = 0;
        Set<String> behaviours = Set.of();
        for (String original : Originals.ofGreeting(seen)) {
            Lens trial = new Lens(candidate.policy());
            Lens.Outcome outcome = trial.server(original);
            if (outcome.text().equals(whole) && outcome.altered()) {
                reproduced++;
                behaviours = outcome.behaviours();
                lens = trial;
                history.clear();
                history.add(new Said(false, original));
            }
        }
        if (reproduced > 0) {
            boolean stars = seen.stream().allMatch(line -> Originals.text(line).matches("[* ]*"));
            double weight =
                    !stars && reproduced == 1 ? Weight.BANNER : reproduced > 1 ? Weight.STARS_WHATEVER : Weight.STARS;
            add(first, behaviours.iterator().next(), weight, "the greeting as this mask leaves it");
            return;
        }
        Lens.Outcome plain = server(whole);
        if (first.code() != 220 || Originals.text(seen.get(0)).isBlank()) {
            return;
        }
        if (plain.altered()) {
            String behaviour = plain.behaviours().iterator().next();
            boolean clear = seen.stream().noneMatch(line -> Originals.isMaskedGreeting(Originals.text(line)));
            add(
                    first,
                    behaviour,
                    Weight.CLEAR_GREETING,
                    clear ? "the greeting is in clear" : "the greeting would look otherwise");
        } else if (Originals.isMaskedGreeting(Originals.text(seen.get(0)))) {
            add(first, "", Weight.CLEAR_GREETING, "nothing here masks a greeting so");
        }
    }

    private void command(Exchange exchange) {
        String text = Speech.withoutOpenEnd(exchange.command());
        String verb = exchange.verb();
        Utterance said = exchange.said().get(0);
        if (Speech.isMask(verb)) {
            masked(said, verb, text);
            reply(exchange, new Lens.Outcome(text + "\r\n", "", Set.of(), null));
            return;
        }
        if (verb.equals("AUTH")) {
            // What is an answer to 334 and what a command cannot be told here.
            return;
        }
        Lens.Outcome outcome = client(text + "\r\n");
        if (!exchange.replies().isEmpty()) {
            judge(exchange, verb, outcome);
        }
    }

    /** The verb as the server got it: the paste is from the server's side. */
    private void masked(Utterance said, String verb, String text) {
        Echo.of(candidate, verb).ifPresent(echo -> add(said, echo.behaviour(), echo.weight(), echo.reason()));
        client(Originals.ofVerb(verb).get(0) + text.substring(verb.length()) + "\r\n");
    }

    private void judge(Exchange exchange, String verb, Lens.Outcome outcome) {
        Utterance reply = exchange.replies().get(0);
        String got = Speech.verb(outcome.text());
        if (!outcome.answer().isEmpty()) {
            answered(reply, outcome);
            return;
        }
        if (outcome.altered() && !got.equals(verb)) {
            String behaviour = outcome.behaviours().iterator().next();
            boolean known = Speech.VERBS.contains(got);
            boolean refused = Speech.isRefusal(reply.code(), reply.text());
            if (quotes(reply.text(), got)) {
                add(reply, behaviour, Weight.ECHO, verb + " reached the server as " + got);
            } else if (verb.equals("EHLO") && exchange.replies().size() > 1) {
                add(reply, behaviour, Weight.AGREED, "EHLO would not have reached the server");
            } else if (known && Speech.isAgreement(reply.code())) {
                add(reply, behaviour, Weight.EHLO_REFUSED, verb + " reached the server as " + got);
            } else if (known) {
                add(reply, behaviour, Weight.EHLO_REFUSED_BY_SERVER, "the server would have agreed to " + got);
            } else if (refused) {
                double weight = verb.equals("EHLO") || verb.equals("STARTTLS") ? Weight.EHLO_REFUSED : Weight.FAINT;
                add(reply, behaviour, weight, verb + " is refused, as " + got + " would be");
            } else if (Speech.isAgreement(reply.code())) {
                add(reply, behaviour, Weight.AGREED, verb + " would not have reached the server");
            }
        } else if (Speech.isAgreement(reply.code()) && !outcome.altered() && isRefusedAtFirst(verb)) {
            letPass(reply, verb);
        } else if (quotesMask(reply.text())) {
            add(reply, "", -Weight.ECHO, "this firmware lets " + verb + " pass");
        } else if (Speech.isRefusal(reply.code(), reply.text())) {
            add(
                    reply,
                    "",
                    verb.equals("EHLO") ? Weight.EHLO_REFUSED_BY_SERVER : Weight.REFUSED,
                    "this firmware lets " + verb + " pass");
        }
        reply(exchange, outcome);
    }

    /** Whether the candidate keeps that verb from the server when it is the first thing said. */
    private boolean isRefusedAtFirst(String verb) {
        Lens fresh = new Lens(candidate.policy());
        fresh.server("220 mail.example.com ESMTP\r\n");
        Lens.Outcome outcome = fresh.client(verb + "\r\n");
        return outcome.altered() && !Speech.verb(outcome.text()).equals(verb);
    }

    /** Names the behaviour without which the command would not have passed. */
    private void letPass(Utterance reply, String verb) {
        for (String behaviour : candidate.policy().enabled().keySet()) {
            Lens without = new Lens(candidate.policy().with(behaviour, "enabled", "off"));
            Lens.@Nullable Outcome last = null;
            for (Said said : history) {
                last = said.byClient() ? without.client(said.text()) : without.server(said.text());
            }
            if (last != null && !Speech.verb(last.text()).equals(verb)) {
                add(reply, behaviour, Weight.KEYWORD, verb + " passes here, and would not before");
                return;
            }
        }
    }

    private Lens.Outcome client(String text) {
        history.add(new Said(true, text));
        return lens.client(text);
    }

    private Lens.Outcome server(String text) {
        history.add(new Said(false, text));
        return lens.server(text);
    }

    private void answered(Utterance reply, Lens.Outcome outcome) {
        String behaviour = outcome.behaviours().isEmpty()
                ? ""
                : outcome.behaviours().iterator().next();
        boolean same = outcome.answer().strip().equalsIgnoreCase(reply.text().strip())
                || Originals.text(outcome.answer().strip())
                        .equalsIgnoreCase(reply.text().strip());
        if (same) {
            add(reply, behaviour, Weight.ECHO, "the firewall answers this itself");
        } else {
            add(
                    reply,
                    behaviour,
                    Weight.CLEAR_GREETING,
                    "the firewall would have answered " + outcome.answer().strip());
        }
    }

    /** Feeds the answer; that of EHLO is compared line by line. */
    private void reply(Exchange exchange, Lens.Outcome command) {
        List<String> seen = texts(exchange);
        if (seen.isEmpty()) {
            return;
        }
        boolean ehlo = exchange.verb().equals("EHLO") && !command.altered() && exchange.code() == 250;
        if (!ehlo) {
            server(String.join("\r\n", seen) + "\r\n");
            return;
        }
        List<String> originals = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            String text = Originals.text(seen.get(i));
            boolean masked = i > 0 && Originals.isMaskedKeyword(text);
            originals.add(masked ? Originals.code(seen.get(i)) + Originals.keyword(candidate, text) : seen.get(i));
        }
        Lens.Outcome outcome = server(String.join("\r\n", originals) + "\r\n");
        List<String> got = Arrays.asList(outcome.text().split("\r\n", -1));
        boolean anyFor = false;
        boolean anyAgainst = false;
        for (int i = 1; i < seen.size() && i < got.size(); i++) {
            Utterance line = exchange.replies().get(i);
            boolean same = got.get(i).equals(seen.get(i));
            boolean masked = Originals.isMaskedKeyword(Originals.text(seen.get(i)));
            String behaviour =
                    outcome.altered() ? outcome.behaviours().iterator().next() : "";
            if (same && masked && !originals.get(i).equals(seen.get(i))) {
                String was = Originals.text(originals.get(i));
                boolean likely =
                        Originals.ofKeyword(Originals.text(seen.get(i))).get(0).equals(was);
                add(
                        line,
                        behaviour,
                        anyFor ? Weight.AGAIN : likely ? Weight.KEYWORD : Weight.UNLIKELY_KEYWORD,
                        was.startsWith("q") ? "a keyword overwritten" : was + " overwritten");
                anyFor = true;
            } else if (!same) {
                add(
                        line,
                        behaviour,
                        anyAgainst ? -Weight.AGAIN : Weight.CLEAR,
                        masked ? "it would look otherwise" : "this keyword would be masked");
                anyAgainst = true;
            }
        }
    }

    private void message(Exchange exchange) {
        StringBuilder text = new StringBuilder();
        exchange.said().forEach(line -> text.append(line.text()).append("\r\n"));
        Lens.Outcome outcome = client(text.toString());
        if (!outcome.ended()) {
            reply(exchange, outcome);
            return;
        }
        String behaviour = outcome.behaviours().isEmpty()
                ? ""
                : outcome.behaviours().iterator().next();
        if (Speech.isAgreement(exchange.code())) {
            add(exchange.replies().get(0), behaviour, Weight.CLEAR, "the session would have ended in the message");
        } else if (dialogue.end() != null) {
            add(dialogue.end(), behaviour, Weight.KEYWORD, "the session ends in the message");
        }
    }

    private static boolean quotes(String reply, String got) {
        Matcher mask = MASK.matcher(reply);
        while (mask.find()) {
            if (mask.group().length() == got.length() && Speech.isMask(got)) {
                return true;
            }
        }
        return false;
    }

    private static boolean quotesMask(String reply) {
        return MASK.matcher(reply).find();
    }

    private static List<String> texts(Exchange exchange) {
        return exchange.replies().stream()
                .map(line -> line.text().replaceFirst("\\\\$", "").stripTrailing())
                .map(text -> Speech.isStars(Originals.text(Speech.withoutOpenEnd(text)))
                        ? Speech.withoutOpenEnd(text)
                        : text)
                .toList();
    }

    private void add(Utterance at, String behaviour, double weight, String reason) {
        double trusted = weight > 0 ? weight * candidate.trust(behaviour) : weight;
        findings.add(new Finding(at.line().number(), at.text(), behaviour, trusted, reason));
    }
}
