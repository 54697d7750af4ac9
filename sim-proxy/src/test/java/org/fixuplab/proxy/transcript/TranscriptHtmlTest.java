package org.fixuplab.proxy.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fixuplab.proxy.observe.Spoken;
import org.fixuplab.proxy.record.SessionRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** {@code -Dgolden=write} writes the pages anew: open them in a browser. */
class TranscriptHtmlTest {

    private static final Path GOLDEN = Path.of("src/test/resources/transcripts");
    private static final TranscriptLabels LABELS = new TranscriptLabels("client", "ASA 8.2(5)", "MTA (cisco-esa)");

    private static String page(Transcript transcript) {
        return TranscriptHtml.print(
                transcript, LABELS, id -> "What " + id + " does.\nobserved: <Somebody's> \"log\" & more");
    }

    private static Document parsed(String page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page, String name, String style) {
        List<Element> found = new ArrayList<>();
        NodeList all = page.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element
                    && List.of(element.getAttribute("class").split(" ")).contains(style)) {
                found.add(element);
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls-masked", "message", "oddities", "tls"})
    void page_is_as_it_was_looked_at(String session) throws IOException {
        String page = page(Sessions.of(session));
        Path file = GOLDEN.resolve(session + ".html");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, page);
        }
        assertThat(page).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls-masked", "message", "oddities", "tls"})
    void page_is_well_formed_and_asks_for_nothing_from_anywhere(String session) throws Exception {
        String page = page(Sessions.of(session));

        parsed(page);
        assertThat(page).doesNotContain("<script", "http:", "https:", "src=", "url(", "@import");
    }

    @Test
    void octets_that_differ_are_marked_on_both_sides_and_lead_to_the_reason() throws Exception {
        Document page = parsed(page(Sessions.of("starttls-masked")));

        assertThat(elements(page, "mark", "lost").stream().map(Element::getTextContent))
                .contains("mail.example.com ESMTP", "STARTTLS");
        assertThat(elements(page, "mark", "put").stream().map(Element::getTextContent))
                .contains("**********************", "XXXXXXXX");
        Element chip = elements(page, "a", "chip").get(0);
        assertThat(chip.getAttribute("title")).contains("What banner-stars does.");
        assertThat(elements(page, "dl", "reasons").get(0).getTextContent()).contains("What verb-x does.");
        String target = chip.getAttribute("href").substring(1);
        NodeList targets = page.getElementsByTagName("dt");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < targets.getLength(); i++) {
            ids.add(((Element) targets.item(i)).getAttribute("id"));
        }
        assertThat(ids).contains(target);
    }

    @Test
    void what_is_folded_is_in_the_page() throws Exception {
        Document page = parsed(page(Sessions.of("message")));

        NodeList folds = page.getElementsByTagName("details");
        assertThat(folds.getLength()).isEqualTo(1);
        assertThat(folds.item(0).getTextContent()).contains("more lines").contains("Line 25 of a message");
    }

    @Test
    void every_octet_may_be_on_the_wire_and_none_of_it_is_markup() throws Exception {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String octets = new String(all, StandardCharsets.ISO_8859_1);
        SessionRecorder recorder = new SessionRecorder(SessionRecorder.DEFAULT_LIMIT);
        new Spoken(recorder)
                .server("220 </td></table><script>alert('1')</script><!-- ]]> &amp; \u00ef\u00bf\u00bf\r\n")
                .client(octets + "\r\n", octets.replace('a', '\u0003') + "\r\n", "x\"><script>")
                .server("250 \u00e2\u0080\u00ae reversed \u00ef\u00b7\u0090\r\n")
                .over();
        String page = page(Transcript.of(recorder.snapshot()));

        assertThat(page).doesNotContain("<script>");
        assertThat(page.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
        assertThat(parsed(page).getElementsByTagName("body").item(0).getTextContent())
                .contains("220 </td></table><script>alert('1')</script><!-- ]]> &amp; ", "\\x03", "\\x1B");
    }
}
