package org.fixuplab.app.report;

import java.util.List;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.run.Failure;
import org.fixuplab.lab.run.Outcome;
import org.fixuplab.lab.run.RunResult;

/** Results as the XML that build servers read: a test suite of one test a case; a file that could not be read is an error. */
public final class JunitXml {

    private static final String SUITE = "fixuplab";

    private JunitXml() {}

    /**
     * The whole document.
     *
     * @param problems of files that could not be read
     */
    public static String text(List<RunResult> results, List<Problem> problems) {
        JunitWriter xml = new JunitWriter();
        xml.openSuite(
                SUITE,
                results.size() + problems.size(),
                count(results, Outcome.FAILED),
                count(results, Outcome.ENVIRONMENT) + problems.size(),
                results.stream()
                        .mapToLong(result -> result.duration().toMillis())
                        .sum());
        results.forEach(result -> testCase(xml, result));
        for (Problem problem : problems) {
            xml.openCase(problem.file() + ":" + problem.line(), problem.file(), 0);
            xml.fault(JunitWriter.Fault.ERROR, problem.message(), problem.toString());
            xml.close();
        }
        xml.close();
        return xml.text();
    }

    private static long count(List<RunResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private static void testCase(JunitWriter xml, RunResult result) {
        xml.openCase(
                result.scenario().name(),
                result.scenario().file().toString(),
                result.duration().toMillis());
        switch (result.outcome()) {
            case PASSED -> {}
            case FAILED -> {
                List<String> all =
                        result.failures().stream().map(Failure::toString).toList();
                xml.fault(JunitWriter.Fault.FAILURE, all.isEmpty() ? "failed" : all.get(0), String.join("\n", all));
            }
            case ENVIRONMENT -> {
                String why = result.problem().map(Problem::toString).orElse("it could not be run here");
                xml.fault(JunitWriter.Fault.ERROR, why, why);
            }
        }
        xml.output(new RunText(Terminal.PLAIN).whole(result));
        xml.close();
    }
}
