package org.fixuplab.app.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fixuplab.app.output.Json;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.run.Failure;
import org.fixuplab.lab.run.RunResult;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.proxy.transcript.Transcript;

/** Results for a machine. */
public final class RunJson {

    private RunJson() {}

    /**
     * The whole document.
     *
     * @param problems of files that could not be read
     */
    public static String text(List<RunResult> results, List<Problem> problems) {
        Map<String, Object> document = Json.document();
        document.put("passed", problems.isEmpty() && results.stream().allMatch(RunResult::passed));
        document.put("scenarios", results.stream().map(RunJson::result).toList());
        document.put("problems", problems.stream().map(RunJson::problem).toList());
        return Json.text(document);
    }

    /** Also for the command that only checks. */
    public static Map<String, Object> problem(Problem problem) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", problem.file());
        row.put("line", problem.line());
        row.put("message", problem.message());
        row.put("remedy", problem.remedy());
        return row;
    }

    private static Map<String, Object> result(RunResult result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", result.scenario().file().toString());
        row.put("name", result.scenario().name());
        row.put("title", result.scenario().title());
        row.put("firmware", result.scenario().policy().firmware());
        row.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT));
        row.put("milliseconds", result.duration().toMillis());
        row.put("cause", Cause.of(result));
        row.put(
                "behaviours",
                Cause.behaviours(result.sessions(), result.scenario().policy()));
        row.put("symptom", result.scenario().symptom());
        row.put("sources", result.scenario().sources());
        row.put("failures", result.failures().stream().map(RunJson::failure).toList());
        result.problem().ifPresent(problem -> row.put("problem", problem(problem)));
        row.put("mailbox", result.mailbox().stream().map(RunJson::message).toList());
        result.command().ifPresent(command -> {
            Map<String, Object> program = new LinkedHashMap<>();
            command.exit().ifPresent(exit -> program.put("exit", exit));
            program.put("output", command.output());
            row.put("program", program);
        });
        result.sent()
                .ifPresent(sent -> row.put(
                        "attempts",
                        sent.attempts().stream().map(AttemptJson::row).toList()));
        row.put("sessions", result.sessions().stream().map(RunJson::session).toList());
        return row;
    }

    private static Map<String, Object> failure(Failure failure) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", failure.file());
        row.put("line", failure.line());
        row.put("expected", failure.expected());
        row.put("got", failure.got());
        row.put("nearest", failure.nearest());
        return row;
    }

    private static Map<String, Object> message(StoredMessage message) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("sender", message.sender());
        row.put("recipients", message.recipients());
        row.put("octets", message.octets().length);
        message.tls().ifPresent(tls -> row.put("tls", tls.protocol()));
        return row;
    }

    /** Also for the matrix. */
    public static Map<String, Object> session(Transcript session) {
        Map<String, Object> row = new LinkedHashMap<>();
        session.end().ifPresent(end -> {
            row.put("client-ended", end.client().name().toLowerCase(Locale.ROOT));
            row.put("server-ended", end.server().name().toLowerCase(Locale.ROOT));
        });
        row.put("lines", session.lines().stream().map(TranscriptJson::row).toList());
        row.put("syslog", session.syslog());
        return row;
    }
}
