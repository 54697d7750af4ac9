package org.fixuplab.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogReaderTest {

    private static final String GOOD = """
            id = "108007", severity = 6, summary = "TLS.", confidence = assumed
            template = "between {client} and {server}"
            ranges = [
              { platforms = [PIX], from = "4.0", before = "5.0", confidence = assumed, template = "of {server} and {client}" }
              { platforms = [PIX], from = "5.0", confidence = assumed }
            ]
            """;

    private static final Evidence NONE = new Evidence(Confidence.ASSUMED, List.of(), "");

    private static List<LogMessage> read(String... texts) {
        Interval versions = new Interval(Platform.PIX, Version.parse("4.0"), Version.parse("8.1"));
        return new LogReader(List.of(new Span(versions, "PIX", null)), section -> NONE)
                .read(List.of(texts).stream().map(ConfigFactory::parseString).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "summary|sumary|unknown keys [sumary]",
                "108007|108008|the code does not know the log line 108008",
                "severity = 6|severity = 8|a severity is 0 to 7",
                "severity = 6|words { a = b }, severity = 6|the words of 108007 are [], not [a]",
                "{client} and|the client and|the places of 108007 are [client, server], not [server]",
                "{client} and|{client} {port} and|not [client, port, server]",
                "of {server}|of {sever}|not [client, sever]",
                "from = \"5.0\"|from = \"4.3\"|overlaps",
                "from = \"5.0\"|from = \"8.1\"|leaves the platform's span",
                "platforms = [PIX], from = \"5.0\"|platforms = [ASA], from = \"5.0\"|leaves the platform's span",
                "from = \"5.0\"|form = \"5.0\"|unknown keys [form]",
            })
    void what_is_wrong_in_it_is_our_own_mistake(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatIllegalStateException()
                .isThrownBy(() -> read(GOOD.replace(good, bad)))
                .withMessageContaining(message);
    }

    @Test
    void every_line_stands_in_it_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(GOOD, GOOD))
                .withMessage("the catalogue describes the log line 108007 twice");
        assertThatIllegalStateException()
                .isThrownBy(() -> read(GOOD))
                .withMessage("the catalogue does not describe the log line 302013");
    }

    @Test
    void a_line_holds_what_it_is_told_and_nothing_that_a_terminal_obeys() {
        LogFormat format = new LogFormat("%PIX-6-1: ", "from {a} to {b}.", Map.of("word", "w"));
        assertThat(format.line(Map.of("a", "{b} $1 \\", "b", "x\r\n\u001b[2J\u00e9")::get))
                .isEqualTo("%PIX-6-1: from {b} $1 \\ to x???[2J?.");
        assertThat(format.line(Map.of("a", "a".repeat(1000), "b", "")::get)).hasSize(256 + 20);
        assertThatIllegalStateException().isThrownBy(() -> format.line(Map.of("a", "x")::get));
        assertThat(format.word("word")).isEqualTo("w");
        assertThatIllegalStateException().isThrownBy(() -> format.word("none"));
    }
}
