package org.fixuplab.app.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;

/** What a lab refused (RFC 9457, application/problem+json), in a person's terms. */
public final class LabProblem {

    /** What the lab tells programs to ask, and people type. */
    private static final Pattern LIST = Pattern.compile("GET /v1/(proxies|sessions|messages)(?= lists)");

    private LabProblem() {}

    /** The answer, if it is a good one. */
    static Answer refused(LabAddress lab, Answer answer) {
        if (!answer.good()) {
            throw of(lab, answer);
        }
        return answer;
    }

    /** The refusal that this answer is. */
    public static Refusal of(LabAddress lab, Answer answer) {
        if (answer.status() == 401) {
            return Refusal.usage(
                    lab.token().isEmpty()
                            ? "the lab at " + lab + " wants a token: set FIXUPLAB_TOKEN, or write --token T"
                            : "the lab at " + lab + " does not take this token: FIXUPLAB_TOKEN or --token must be what"
                                    + " 'fixuplab serve' was given");
        }
        Row problem = answer.row();
        if (!problem.has("code")) {
            return Refusal.environment("what answers at " + lab + " is no lab that this version knows: it said "
                    + answer.status() + " (--url or FIXUPLAB_URL names another)");
        }
        return new Refusal(exitCode(answer.status()), sentences(problem));
    }

    private static ExitCode exitCode(int status) {
        if (status == 408) {
            return ExitCode.TIMED_OUT;
        }
        return status < 500 ? ExitCode.USAGE : ExitCode.ENVIRONMENT;
    }

    /** A line a problem, with its remedy; what is wrong as a whole, where there is no more to say. */
    private static List<String> sentences(Row problem) {
        List<String> sentences = new ArrayList<>();
        for (Row single : problem.rows("problems")) {
            String remedy = single.text("remedy");
            sentences.add(single.text("message") + (remedy.isEmpty() ? "" : ": " + remedy));
        }
        if (sentences.isEmpty()) {
            sentences.add(problem.has("detail") ? problem.text("detail") : problem.text("title"));
        }
        return sentences.stream()
                .map(sentence -> LIST.matcher(sentence).replaceAll("'fixuplab $1 ls'"))
                .toList();
    }
}
