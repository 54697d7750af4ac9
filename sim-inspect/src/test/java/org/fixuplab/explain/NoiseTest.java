package org.fixuplab.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fixuplab.firmware.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What mail programs, forums, terminals and people do to a dialogue before it is pasted. */
final class NoiseTest {

    private static final Explainer EXPLAINER = new Explainer(Catalogue.load());

    private static final List<String> PASTED = List.of(
            "001-ehlo-postfix-vps-2014",
            "003-ehlo-archiver-allowtls-pentest-notes",
            "005-ehlo-postfix-wiki-2012",
            "008-ehlo-cisco-esa-118550",
            "014-banner-microsoft-kb320027",
            "015-dot-split-exchange55-kb295725",
            "023-syslog-asa-ironport-header998",
            "025-cmd-sendmail-402-2008",
            "026-cmd-gmail-xxxxxxxx-perfectmail",
            "028-cmd-sendmail-xxxx-me-scanner",
            "030-cmd-recog-500-xxxx",
            "049-ambiguous-terrace-javamail",
            "061-lookalike-hotel-intercept-2008");

    private static final Map<String, UnaryOperator<String>> NOISES = noises();

    private static Map<String, UnaryOperator<String>> noises() {
        Map<String, UnaryOperator<String>> noises = new LinkedHashMap<>();
        noises.put("CRLF", text -> text.replace("\n", "\r\n"));
        noises.put("a byte order mark", text -> "\uFEFF" + text);
        noises.put("mail quoting", text -> eachLine(text, line -> "> " + line));
        noises.put("indentation", text -> eachLine(text, line -> "      " + line));
        noises.put("a tab before each line", text -> eachLine(text, line -> "\t" + line));
        noises.put("blanks at line ends", text -> eachLine(text, line -> line + "  "));
        noises.put("times", text -> eachLine(text, line -> "14:03:27 " + line));
        noises.put("times in brackets", text -> eachLine(text, line -> "[2014-07-07 14:03:27.123] " + line));
        noises.put("markup", text -> "<pre>" + eachLine(escaped(text), line -> line + "<br/>") + "</pre>");
        noises.put("entities", NoiseTest::escaped);
        noises.put("paragraphs", text -> eachLine(escaped(text), line -> "<p>" + line + "</p>"));
        noises.put("blank lines between", text -> text.replace("\n", "\n\n"));
        noises.put("quoted-printable", text -> "Content-Transfer-Encoding: quoted-printable\n\n" + printable(text));
        noises.put(
                "a German ticket",
                text -> "Hallo,\n\nseit heute kommen keine Mails mehr an. Gr\u00fc\u00dfe\n\n" + text
                        + "\n\nMit freundlichen Gr\u00fc\u00dfen\nHans M\u00fcller\n-- \nTel. 0221 250-220\n");
        noises.put(
                "a Russian ticket",
                text -> "\u0417\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439\u0442\u0435!\n\n" + text
                        + "\n\n\u0421\u043f\u0430\u0441\u0438\u0431\u043e\n");
        noises.put(
                "an English ticket",
                text -> "Hi team,\n\nCustomer says 250 users are affected since 220 minutes. Data is below:\n\n" + text
                        + "\nPlease help. Mail to us, or quit.\nThanks\n");
        return noises;
    }

    private static String eachLine(String text, UnaryOperator<String> change) {
        return text.lines().map(change).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String printable(String text) {
        return eachLine(text.replace("=", "=3D"), line -> {
            StringBuilder wrapped = new StringBuilder();
            String rest = line;
            while (rest.length() > 75) {
                wrapped.append(rest, 0, 75).append("=\n");
                rest = rest.substring(75);
            }
            return wrapped.append(rest).toString();
        });
    }

    static Stream<Arguments> noisy() {
        return PASTED.stream().flatMap(file -> NOISES.keySet().stream().map(noise -> arguments(file, noise)));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("noisy")
    void noise_does_not_change_the_verdict(String file, String noise) {
        String text = Captures.read("captures/" + file + ".txt");
        Explanation plain = EXPLAINER.explain(text);

        Explanation noisy = EXPLAINER.explain(NOISES.get(noise).apply(text));

        assertThat(noisy.verdict()).isEqualTo(plain.verdict());
        assertThat(noisy.leading()).isEqualTo(plain.leading());
    }
}
