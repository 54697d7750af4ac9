package org.fixuplab.app.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.client.Answer;
import org.fixuplab.app.client.LabClient;
import org.fixuplab.app.client.LabProblem;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import picocli.CommandLine.Option;

/** What is waited for, and for how long. */
final class WaitOptions {

    /** What the lab's answer may take beyond the wait itself. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

    @Option(
            names = {"-m", "--match"},
            paramLabel = "KEY=VALUE",
            description = "A condition; all that are given must be met.")
    private List<String> conditions = new ArrayList<>();

    @Option(names = "--count", paramLabel = "N", description = "So many of them. Default: 1.")
    private int count = 1;

    @Option(names = "--timeout", paramLabel = "TIME", description = "For so long at most. Default: 5s.")
    private Duration timeout = Duration.ofSeconds(5);

    /**
     * Waits.
     *
     * @param noun what there should be: {@code session}
     * @return the lab's answer: those found, or a problem of status 408
     */
    Answer await(LabClient client, String noun) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("match", match());
        body.put("count", count);
        body.put("timeoutMs", timeout.toMillis());
        Answer answer = client.ask("POST", "/v1/" + noun + "s/wait", Json.text(body), timeout.plus(ON_THE_WAY));
        if (!answer.good() && answer.status() != 408) {
            throw LabProblem.of(client.lab(), answer);
        }
        return answer;
    }

    private Map<String, Object> match() {
        Map<String, Object> match = new LinkedHashMap<>();
        for (String condition : conditions) {
            int equals = condition.indexOf('=');
            if (equals <= 0) {
                throw Refusal.usage("--match " + condition + ": write KEY=VALUE, such as behaviour=ehlo-mask");
            }
            String value = condition.substring(equals + 1);
            match.merge(condition.substring(0, equals), value, WaitOptions::both);
        }
        return match;
    }

    /** A key that is given twice has a list. */
    private static Object both(Object before, Object value) {
        List<Object> values = new ArrayList<>(before instanceof List<?> list ? list : List.of(before));
        values.add(value);
        return values;
    }

    /** Why it was waited in vain. */
    Refusal inVain(Row problem, String noun) {
        List<String> sentences = new ArrayList<>();
        sentences.add("waited " + timeout.toMillis() + " ms for " + count + " " + noun + (count == 1 ? "" : "s")
                + (conditions.isEmpty() ? "" : " with " + String.join(", ", conditions)) + ", and "
                + found(problem));
        Row nearest = problem.row("nearest");
        if (nearest.has("id")) {
            sentences.add("nearest is " + noun + " " + nearest.text("id") + ", which meets " + nearest.text("met")
                    + " of " + nearest.text("of") + " conditions: " + String.join("; ", nearest.texts("missing")));
        }
        return new Refusal(ExitCode.TIMED_OUT, sentences);
    }

    private static String found(Row problem) {
        return problem.has("found") ? problem.text("found") + " came" : "fewer came";
    }
}
