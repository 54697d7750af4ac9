package org.fixuplab.app.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
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
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml);
            suite(xml, results, problems);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("XML into memory cannot fail", impossible);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, List<RunResult> results, List<Problem> problems)
            throws XMLStreamException {
        long failed = results.stream()
                .filter(result -> result.outcome() == Outcome.FAILED)
                .count();
        long unable = results.stream()
                .filter(result -> result.outcome() == Outcome.ENVIRONMENT)
                .count();
        double seconds = results.stream()
                        .mapToLong(result -> result.duration().toMillis())
                        .sum()
                / 1000.0;
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("tests", String.valueOf(results.size() + problems.size()));
        xml.writeAttribute("failures", String.valueOf(failed));
        xml.writeAttribute("errors", String.valueOf(unable + problems.size()));
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", seconds));
        line(xml);
        for (RunResult result : results) {
            testCase(xml, result);
        }
        for (Problem problem : problems) {
            open(xml, clean(problem.file()) + ":" + problem.line(), problem.file(), 0);
            element(xml, "error", problem.message(), problem.toString());
            close(xml);
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, RunResult result) throws XMLStreamException {
        open(
                xml,
                result.scenario().name(),
                result.scenario().file().toString(),
                result.duration().toMillis());
        switch (result.outcome()) {
            case PASSED -> {}
            case FAILED -> {
                String all = String.join(
                        "\n", result.failures().stream().map(Failure::toString).toList());
                element(
                        xml,
                        "failure",
                        result.failures().isEmpty()
                                ? "failed"
                                : result.failures().get(0).toString(),
                        all);
            }
            case ENVIRONMENT -> {
                String why = result.problem().map(Problem::toString).orElse("it could not be run here");
                element(xml, "error", why, why);
            }
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(clean(new RunText(Terminal.PLAIN).whole(result)));
        xml.writeEndElement();
        line(xml);
        close(xml);
    }

    private static void open(XMLStreamWriter xml, String name, String className, long milliseconds)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", clean(name));
        xml.writeAttribute("classname", clean(className));
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", milliseconds / 1000.0));
        line(xml);
    }

    private static void close(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeEndElement();
        line(xml);
    }

    private static void element(XMLStreamWriter xml, String name, String message, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeAttribute("message", clean(message));
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
        line(xml);
    }

    private static void line(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    /** XML 1.0 has no control characters but tab and line ends, not even escaped. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean allowed = c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000;
            clean.appendCodePoint(allowed ? c : '?');
        });
        return clean.toString();
    }
}
