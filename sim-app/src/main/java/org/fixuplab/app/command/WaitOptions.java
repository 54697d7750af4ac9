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
import org.fixuplab.app.settings.Durations;
import picocli.CommandLine.Option;

/** What is waited for, and for how long. */
final class WaitOptions {

    /** What the lab's answer may take beyond the wait itself. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

    /** What a lab takes. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Option(
            names = {"-m", "--match"},
            paramLabel = "KEY=VALUE",
            description = "A condition; all that are given must be met.")
    private List<String> conditions = new ArrayList<>();

    @Option(names = "--count", paramLabel = "N", description = "So many of them. Default: 1.")
    private int count = 1;

    @Option(names = "--timeout", paramLabel = "TIME", description = "For so long at most. Default: 5s.")
    private String timeout = "5s";

    /**
     * Waits.
     *
     * @param noun what there should be: {@code session}
     * @return the lab's answer: those found, or a problem of status 408
     */
    Answer await(LabClient client, String noun) {
        if (count < 1) {
            throw Refusal.usage("--count " + count + ": write 1 or more");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("match", match());
        body.put("count", count);
        Duration patience = patience();
        body.put("timeoutMs", patience.toMillis());
        Answer answer = client.ask("POST", "/v1/" + noun + "s/wait", Json.text(body), patience.plus(ON_THE_WAY));
        if (!answer.good() && answer.status() != 408) {
            throw LabProblem.of(client.lab(), answer);
        }
        return answer;
    }

    private Duration patience() {
        try {
            Duration patience = Durations.parse(timeout);
            if (patience.compareTo(LONGEST) <= 0) {
                return patience;
            }
        } catch (IllegalArgumentException noDuration) {
            throw Refusal.usage("--timeout: " + noDuration.getMessage());
        }
        throw Refusal.usage("--timeout " + timeout + ": a wait lasts 10m at most");
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
        sentences.add("waited " + timeout + " for " + count + " " + noun + (count == 1 ? "" : "s")
                + (conditions.isEmpty() ? "" : " with " + String.join(", ", conditions)) + ", in vain");
        Row nearest = problem.row("nearest");
        if (nearest.has("id")) {
            sentences.add("nearest is " + noun + " " + nearest.text("id") + ", which meets " + nearest.text("met")
                    + " of " + nearest.text("of") + " conditions: " + String.join("; ", nearest.texts("missing")));
        }
        return new Refusal(ExitCode.TIMED_OUT, sentences);
    }
}
