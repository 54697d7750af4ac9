package org.fixuplab.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fixuplab.app.Golden;
import org.fixuplab.app.output.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class GridTest {

    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*m");

    @ParameterizedTest
    @CsvSource({"60, false, false", "80, true, true", "120, false, false"})
    void a_table_fits_its_terminal_and_goes_on_below(int columns, boolean colour, boolean unicode) {
        String text = new GridText(new Terminal(columns, colour, unicode, true)).whole(Grids.whole());
        Golden.assertSame("matrix-" + columns + ".txt", text);
        String plain = ESCAPES.matcher(text).replaceAll("");
        assertThat(plain.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
        if (!unicode) {
            assertThat(plain).matches(Pattern.compile("\\p{ASCII}*"));
        }
    }

    @Test
    void a_complaint_is_a_line() {
        assertThat(new GridText(Terminal.PLAIN).complaints(Grids.whole())).isEqualTo("<b>|own|</b>  DAT-01  hung\n");
    }

    @Test
    void a_page_under_version_control_gets_no_time_and_no_markup_from_names() {
        Golden.assertSame("matrix.md", GridMarkdown.text(Grids.whole()));
    }

    @Test
    void html_stands_alone_and_shows_what_was_on_the_wire_as_text() {
        String page = GridHtml.text(Grids.whole());
        Golden.assertSame("matrix.html", page);
        assertThat(page).doesNotContain("<script", "<b>", "http:", "https:", "src=", "@import", "url(");
        assertThat(page).contains("&lt;script&gt;alert(1)", "prefers-color-scheme: dark", "@media print");
        assertThat(page.chars().filter(Character::isISOControl)).containsOnly((int) '\n');
        Pattern.compile("href=\"#([^\"]+)\"")
                .matcher(page)
                .results()
                .forEach(link -> assertThat(page).contains(" id=\"" + link.group(1) + "\">"));
    }

    @Test
    void json_holds_every_cell_with_its_attempts_and_sessions() throws Exception {
        String json = GridJson.text(Grids.whole());
        Golden.assertSame("matrix.json", json);
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            assertThat(parser.nextFieldName()).isEqualTo("schema");
            while (parser.nextToken() != null) {
                // To the end, or it throws.
                assertThat(parser.currentToken()).isNotNull();
            }
        }
    }

    @Test
    void junit_xml_is_a_suite_a_sender_and_a_cell_that_hung_failed() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(GridXml.text(Grids.whole()))));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("testsuites");
        Element last = (Element) document.getElementsByTagName("testsuite").item(2);
        assertThat(last.getAttribute("name")).isEqualTo("<b>|own|</b>");
        assertThat(last.getAttribute("failures")).isEqualTo("1");
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(10);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        Element property = (Element) document.getElementsByTagName("property").item(1);
        assertThat(property.getAttribute("value")).isEqualTo("tls(unverified)");
    }

    @Test
    void a_cell_that_hung_failed_though_no_gate_asked() {
        assertThat(GridXml.text(Grids.of(Grids.cell("exim", Grids.RESET, "hung"))))
                .contains("failures=\"1\"", "<failure message=\"hung\">");
    }

    @Test
    void each_cell_has_a_file_of_its_own(@TempDir Path folder) throws Exception {
        Path made = folder.resolve("some").resolve("sessions");
        SessionFiles.write(made, Grids.whole());
        try (Stream<Path> files = Files.list(made)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(10)
                    .contains("swaks-tls--asa-8.2.5.txt", "_b__own___b_--DAT-01.txt");
        }
        Golden.assertSame("matrix-cell.txt", Files.readString(made.resolve("postfix-may--TLS-02b.txt")));
    }
}
