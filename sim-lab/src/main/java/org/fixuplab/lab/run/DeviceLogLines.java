package org.fixuplab.lab.run;

import java.util.List;
import java.util.Optional;
import org.fixuplab.lab.play.LinePattern;
import org.fixuplab.lab.scenario.Expectations.Words;
import org.fixuplab.proxy.transcript.Transcript;

/**
 * What the device logged, compared with what a scenario expects. Immutable.
 *
 * @param lines of all sessions, a session after the other
 */
record DeviceLogLines(List<String> lines) {

    private static final String KEY = "expect.syslog.";
    private static final String NOTHING = "the device logged nothing";

    /** Is told of what is not as expected. */
    @FunctionalInterface
    interface Failing {
        void fail(String key, String wanted, String got, String nearest);
    }

    static DeviceLogLines of(List<Transcript> sessions) {
        return new DeviceLogLines(
                sessions.stream().flatMap(session -> session.syslog().stream()).toList());
    }

    void judge(Words wanted, Failing failing) {
        wanted.exactly().ifPresent(patterns -> exactly(patterns, failing));
        for (String pattern : wanted.include()) {
            if (find(pattern).isEmpty()) {
                failing.fail(KEY + "include", quoted(pattern), "no such line", nearest(pattern));
            }
        }
        for (String pattern : wanted.never()) {
            find(pattern)
                    .ifPresent(
                            line -> failing.fail(KEY + "never", quoted(pattern), "it", "the line is " + quoted(line)));
        }
    }

    /** Line by line: the first that differs says it all. */
    private void exactly(List<String> patterns, Failing failing) {
        int same = 0;
        while (same < Math.min(patterns.size(), lines.size()) && matches(patterns.get(same), lines.get(same))) {
            same++;
        }
        if (same == patterns.size() && same == lines.size()) {
            return;
        }
        String place = "line " + (same + 1) + ", ";
        failing.fail(
                KEY + "exactly",
                same < patterns.size() ? place + quoted(patterns.get(same)) : "no more than " + count(patterns.size()),
                same < lines.size() ? quoted(lines.get(same)) : "no more lines",
                "the log has " + count(lines.size()) + ", of " + patterns.size() + " expected");
    }

    private static String count(int lines) {
        return lines == 1 ? "1 line" : lines + " lines";
    }

    private Optional<String> find(String pattern) {
        return lines.stream().filter(line -> matches(pattern, line)).findFirst();
    }

    private static boolean matches(String pattern, String line) {
        return new LinePattern(pattern).matches(line);
    }

    private String nearest(String pattern) {
        return lines.isEmpty() ? NOTHING : Output.nearest(String.join("\n", lines), pattern);
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
