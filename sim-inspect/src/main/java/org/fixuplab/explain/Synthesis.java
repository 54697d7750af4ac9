package org.fixuplab.explain;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays one pasted session through one candidate's engine, and notes where both agree and where not. Used once. */
final class Synthesis {

    private static final Pattern MASK = Pattern.compile("(?<![A-Za-z])X{4,}(?![A-Za-z])");

    private final Candidate candidate;
    private final Dialogue dialogue;
    private final Replay replay;

    private Synthesis(Candidate candidate, Dialogue dialogue) {
        this.candidate = candidate;
        this.dialogue = dialogue;
        this.replay = new Replay(candidate);
    }

    static List<Finding> of(Candidate candidate, Dialogue dialogue) {
        Synthesis synthesis = new Synthesis(candidate, dialogue);
        synthesis.run();
        return synthesis.replay.findings();
    }

    private void run() {
        if (!dialogue.hasGreeting()) {
            replay.server("220 mail.example.com ESMTP\r\n");
        }
        for (Exchange exchange : dialogue.exchanges()) {
            switch (exchange.kind()) {
                case GREETING -> GreetingComparison.compare(exchange, replay);
                case COMMAND -> command(exchange);
                case MESSAGE -> message(exchange);
            }
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
        Lens.Outcome outcome = replay.client(text + "\r\n");
        if (!exchange.replies().isEmpty()) {
            judge(exchange, verb, outcome);
        }
    }

    /** The verb as the server got it: the paste is from the server's side. */
    private void masked(Utterance said, String verb, String text) {
        Echo.of(candidate, verb).ifPresent(echo -> replay.add(said, echo.behaviour(), echo.weight(), echo.reason()));
        replay.client(Originals.ofVerb(verb).get(0) + text.substring(verb.length()) + "\r\n");
    }

    private void judge(Exchange exchange, String verb, Lens.Outcome outcome) {
        Utterance reply = exchange.replies().get(0);
        String got = Speech.verb(outcome.text());
        if (!outcome.answer().isEmpty()) {
            answered(reply, outcome);
            return;
        }
        if (outcome.altered() && !got.equals(verb)) {
            String behaviour = Replay.first(outcome.behaviours());
            boolean known = Speech.VERBS.contains(got);
            boolean refused = Speech.isRefusal(reply.code(), reply.text());
            if (quotes(reply.text(), got)) {
                replay.add(reply, behaviour, Weight.ECHO, verb + " reached the server as " + got);
            } else if (verb.equals("EHLO") && exchange.replies().size() > 1) {
                replay.add(reply, behaviour, Weight.AGREED, "EHLO would not have reached the server");
            } else if (known && Speech.isAgreement(reply.code())) {
                replay.add(reply, behaviour, Weight.EHLO_REFUSED, verb + " reached the server as " + got);
            } else if (known) {
                replay.add(reply, behaviour, Weight.EHLO_REFUSED_BY_SERVER, "the server would have agreed to " + got);
            } else if (refused) {
                double weight = verb.equals("EHLO") || verb.equals("STARTTLS") ? Weight.EHLO_REFUSED : Weight.FAINT;
                replay.add(reply, behaviour, weight, verb + " is refused, as " + got + " would be");
            } else if (Speech.isAgreement(reply.code())) {
                replay.add(reply, behaviour, Weight.AGREED, verb + " would not have reached the server");
            }
        } else if (Speech.isAgreement(reply.code()) && !outcome.altered() && isRefusedAtFirst(verb)) {
            String behaviour = replay.letPass(verb);
            if (behaviour != null) {
                replay.add(reply, behaviour, Weight.KEYWORD, verb + " passes here, and would not before");
            }
        } else if (quotesMask(reply.text())) {
            replay.add(reply, "", -Weight.ECHO, "this firmware lets " + verb + " pass");
        } else if (Speech.isRefusal(reply.code(), reply.text())) {
            replay.add(
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

    private void answered(Utterance reply, Lens.Outcome outcome) {
        String behaviour = Replay.first(outcome.behaviours());
        boolean same = outcome.answer().strip().equalsIgnoreCase(reply.text().strip())
                || Originals.text(outcome.answer().strip())
                        .equalsIgnoreCase(reply.text().strip());
        if (same) {
            replay.add(reply, behaviour, Weight.ECHO, "the firewall answers this itself");
        } else {
            replay.add(
                    reply,
                    behaviour,
                    Weight.CLEAR_GREETING,
                    "the firewall would have answered " + outcome.answer().strip());
        }
    }

    /** Feeds the answer; that of EHLO is compared line by line. */
    private void reply(Exchange exchange, Lens.Outcome command) {
        List<String> seen = Replay.texts(exchange);
        if (seen.isEmpty()) {
            return;
        }
        boolean ehlo = exchange.verb().equals("EHLO") && !command.altered() && exchange.code() == 250;
        if (!ehlo) {
            replay.server(String.join("\r\n", seen) + "\r\n");
            return;
        }
        KeywordComparison.compare(exchange, replay);
    }

    private void message(Exchange exchange) {
        StringBuilder text = new StringBuilder();
        exchange.said().forEach(line -> text.append(line.text()).append("\r\n"));
        Lens.Outcome outcome = replay.client(text.toString());
        if (!outcome.ended()) {
            reply(exchange, outcome);
            return;
        }
        String behaviour = Replay.first(outcome.behaviours());
        if (Speech.isAgreement(exchange.code())) {
            replay.add(
                    exchange.replies().get(0), behaviour, Weight.CLEAR, "the session would have ended in the message");
        } else if (dialogue.end() != null) {
            replay.add(dialogue.end(), behaviour, Weight.KEYWORD, "the session ends in the message");
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
}
