package org.fixuplab.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fixuplab.app.Golden;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.run.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportTest {

    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Problem PROBLEM = new Problem("bad.conf", 3, "there is no key titel", "did you mean title?");

    @ParameterizedTest
    @CsvSource({"80, false, false", "120, false, false", "80, true, true", "120, true, true"})
    void a_result_is_readable_at_any_width_with_and_without_colour(int columns, boolean colour, boolean unicode) {
        RunText text = new RunText(new Terminal(columns, colour, unicode, true));
        String passed = text.whole(Results.passed());
        Golden.assertSame("run-" + columns + (colour ? "-colour" : "") + ".txt", passed);
        String plain = ESCAPES.matcher(passed).replaceAll("");
        assertThat(plain.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
        if (!unicode) {
            assertThat(plain).matches(Pattern.compile("\\p{ASCII}*"));
        }
        assertThat(colour).isEqualTo(!plain.equals(passed));
    }

    @Test
    void a_failure_says_where_and_what_there_was_instead() {
        Golden.assertSame("run-failed-80.txt", new RunText(Terminal.PLAIN).whole(Results.failed()));
    }

    @Test
    void several_results_are_a_line_each_and_a_summary() {
        RunText text = new RunText(Terminal.PLAIN);
        List<RunResult> results = List.of(Results.passed(), Results.failed(), Results.notRun());
        StringBuilder all = new StringBuilder();
        results.forEach(result -> all.append(text.line(result)));
        Golden.assertSame(
                "run-several.txt",
                all + text.summary(results, Duration.ofMillis(1300)) + text.verdict(Results.notRun()));
    }

    @Test
    void the_cause_names_each_behaviour_and_what_it_turned_into_what() {
        assertThat(Cause.of(Results.passed()))
                .isEqualTo("The firewall (ASA 8.2(5)) turned the server's \"220 mail.example.com ESMTP\" into"
                        + " \"220 **********************\" (banner-stars), the server's \"250 STARTTLS\" into"
                        + " \"250 XXXXXXXA\" (ehlo-mask), and the client's \"STARTTLS\" into \"XXXXXXXX\" (verb-x).");
        assertThat(Cause.of(Results.ended()))
                .isEqualTo("The firewall (ASA 8.2(5)) ended the session at header DKIM-Signature (header-nested).");
        assertThat(Cause.of(Results.spliced()))
                .isEqualTo(
                        "The firewall (ASA 8.2(5)) swallowed the client's \"KILL\", and 1 more line (local-ok), turned"
                                + " the client's \"EHLO me\" into \"XXXX me\" (verb-x), and swallowed a part of the client's"
                                + " \".\" (dot-split).");
        assertThat(Cause.of(Results.nasty())).isEqualTo("The firewall (ASA 8.2(5)) altered nothing and ended nothing.");
    }

    @Test
    void junit_xml_is_xml_whatever_was_on_the_wire() throws Exception {
        String xml = JunitXml.text(
                List.of(Results.passed(), Results.failed(), Results.notRun(), Results.nasty()), List.of(PROBLEM));
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        Element suite = document.getDocumentElement();
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("tests")).isEqualTo("5");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("2");
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(5);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(2);
    }

    @Test
    void json_says_all_that_the_text_says() throws Exception {
        String json = RunJson.text(List.of(Results.passed(), Results.nasty()), List.of(PROBLEM));
        Golden.assertSame("run.json", json);
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            assertThat(parser.nextFieldName()).isEqualTo("schema");
            parser.nextToken();
            while (parser.nextToken() != null) {
                // To the end, or it throws.
                assertThat(parser.currentToken()).isNotNull();
            }
        }
    }
}
