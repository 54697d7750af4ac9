package org.fixuplab.lab.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLine;
import org.fixuplab.proxy.transcript.TranscriptLine.Kind;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/**
 * What a server said in one session, and to what: its own words, before the firewall, to what reached it, behind the firewall. Used once.
 */
final class Answers {

    private static final Pattern REPLY = Pattern.compile("[2-5][0-9][0-9](?:[ -].*)?", Pattern.DOTALL);
    private static final Pattern CHUNK = Pattern.compile("(?i)BDAT[ \t]+([0-9]{1,9})([ \t]+LAST)?[ \t]*");

    /**
     * One answer.
     *
     * @param line what was asked, as it reached the server
     * @param reply its lines, without their ends
     */
    record Answer(Question to, String line, List<String> reply) {

        Answer {
            reply = List.copyOf(reply);
        }
    }

    private record Asked(Question question, String line) {}

    private final List<Answer> answers = new ArrayList<>();
    private final Deque<Asked> waiting = new ArrayDeque<>(List.of(new Asked(Question.BANNER, "")));
    private final List<String> reply = new ArrayList<>();
    private final StringBuilder heard = new StringBuilder();
    private final StringBuilder said = new StringBuilder();
    private boolean inMessage;
    private boolean inAuth;
    private boolean offersChunks;
    private long chunk;
    private Question chunkEnds = Question.CHUNK;
    private boolean tls;

    private Answers() {}

    static Answers of(Transcript transcript) {
        Answers answers = new Answers();
        for (TranscriptLine line : transcript.lines()) {
            if (line.kind() != Kind.NOTE && line.kind() != Kind.OPAQUE && !answers.tls) {
                if (line.from() == Direction.FROM_CLIENT) {
                    answers.heard(Octets.text(line.after()));
                } else {
                    answers.said(Octets.text(line.before()));
                }
            }
        }
        return answers;
    }

    List<Answer> list() {
        return answers;
    }

    List<Answer> to(Question question) {
        return answers.stream().filter(answer -> answer.to() == question).toList();
    }

    /** What the server had not answered in the end, oldest first. */
    List<Question> unanswered() {
        return waiting.stream().map(Asked::question).toList();
    }

    /** Whether STARTTLS was accepted: what was said after it is not known. */
    boolean tls() {
        return tls;
    }

    private void heard(String octets) {
        String rest = octets;
        while (chunk > 0 && !rest.isEmpty()) {
            int taken = (int) Math.min(chunk, rest.length());
            rest = rest.substring(taken);
            chunk -= taken;
            if (chunk == 0) {
                waiting.add(new Asked(chunkEnds, ""));
            }
        }
        heard.append(rest);
        for (int lf = heard.indexOf("\n"); lf >= 0; lf = heard.indexOf("\n")) {
            String line = heard.substring(0, lf > 0 && heard.charAt(lf - 1) == '\r' ? lf - 1 : lf);
            heard.delete(0, lf + 1);
            line(line);
        }
    }

    private void line(String line) {
        if (inMessage) {
            if (line.equals(".")) {
                inMessage = false;
                waiting.add(new Asked(Question.DOT, ""));
            }
            return;
        }
        if (inAuth) {
            waiting.add(new Asked(Question.AUTH, ""));
            return;
        }
        Verb verb = Verb.of(line.split("[ \t]", 2)[0]);
        Matcher announced = CHUNK.matcher(line);
        if (verb == Verb.BDAT && offersChunks && announced.matches()) {
            chunk = Long.parseLong(announced.group(1));
            chunkEnds = announced.group(2) == null ? Question.CHUNK : Question.DOT;
            if (chunk == 0) {
                waiting.add(new Asked(chunkEnds, ""));
            }
            return;
        }
        waiting.add(new Asked(Question.of(verb), line));
    }

    private void said(String octets) {
        said.append(octets);
        for (int lf = said.indexOf("\n"); lf >= 0; lf = said.indexOf("\n")) {
            String line = said.substring(0, lf > 0 && said.charAt(lf - 1) == '\r' ? lf - 1 : lf);
            said.delete(0, lf + 1);
            if (!REPLY.matcher(line).matches()) {
                continue;
            }
            reply.add(line);
            if (line.length() < 4 || line.charAt(3) != '-') {
                answered(List.copyOf(reply));
                reply.clear();
            }
        }
    }

    private void answered(List<String> lines) {
        Asked asked = waiting.isEmpty() ? new Asked(Question.UNKNOWN, "") : waiting.remove();
        String code = lines.get(0).substring(0, 3);
        answers.add(new Answer(asked.question(), asked.line(), lines));
        switch (asked.question()) {
            case DATA -> inMessage = code.equals("354");
            case AUTH -> inAuth = code.equals("334");
            case STARTTLS -> tls = code.equals("220");
            case EHLO -> offersChunks = lines.stream().anyMatch(line -> line.matches("(?i)250[ -]CHUNKING\\s*"));
            case BANNER, HELO, MAIL, RCPT, DOT, QUIT, CHUNK, RSET, NOOP, HELP, VRFY, EXPN, ETRN, UNKNOWN -> {
                // What follows is a command.
            }
        }
    }
}
