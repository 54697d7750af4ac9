package org.fixuplab.captures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The page that tells, capture by capture, what is reproduced, by what, and what of it proves anything. */
final class FidelityPage {

    private static final String HEAD = """
            # Fidelity

            Sessions, bounces and log lines that people captured through real devices, and how the lab comes to the same octets. Each row is a
            fixture that the tests play through the engine; this page is made from the fixtures (`FidelityTest`, which fails if it is not up to
            date, and writes it with `-Dgolden=write`).

            No capture shows both sides of a device, so what the other side said is inferred, mostly from what such a server always says; the
            fixture tells what. *Not fitted* is what the source shows and no such guess could bring about. *Otherwise* is what the source has and
            the fixture writes differently, or leaves out.

            """;

    private static final String TAIL = """

            One more source, of 2003, tells that commands ended by LF alone fail behind a PIX. It shows no session, and not what the PIX does:
            see [what is not simulated](not-simulated.md).
            """;

    private static final String FIXTURES = "../sim-inspect/src/test/resources/captures/";

    private FidelityPage() {}

    static String of(List<Capture> captures) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("## Reproduced, every octet of every line\n\n");
        page.append("| capture | firmware | not fitted | otherwise | tests |\n|---|---|---|---|---|\n");
        captures.stream()
                .filter(Capture::ofDevice)
                .forEach(capture -> page.append(row(
                        link(capture),
                        firmware(capture),
                        cell(capture.independent()),
                        cell(String.join("; ", capture.normalised())),
                        tests(capture))));
        page.append("\n## Told apart: not this kind of device, or for no proven cause\n\n");
        page.append(
                "No version of the catalogue does what these show, by its defaults or by what any source claims.\n\n");
        page.append("| capture | what speaks against it | otherwise | tests |\n|---|---|---|---|\n");
        captures.stream()
                .filter(capture -> !capture.ofDevice())
                .forEach(capture -> page.append(row(
                        link(capture),
                        cell(capture.independent()),
                        cell(String.join("; ", capture.normalised())),
                        "`LookalikesTest`")));
        return page.append(TAIL).toString();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String link(Capture capture) {
        return "[" + capture.name() + "](" + FIXTURES + capture.name() + ".conf)<br>" + cell(capture.title());
    }

    private static String firmware(Capture capture) {
        String how = capture.overrides().isEmpty()
                ? "by its defaults"
                : "with "
                        + capture.overrides().stream()
                                .map(override -> "`" + override + "`")
                                .collect(Collectors.joining(", "));
        return capture.firmware() + "<br>" + how;
    }

    private static String tests(Capture capture) {
        List<String> tests = new ArrayList<>(List.of("CapturesTest"));
        if (!capture.syslog().isEmpty()) {
            tests.add("CaptureSyslogTest");
        }
        if (!capture.workarounds().isEmpty()) {
            tests.add("PostfixWorkaroundsTest");
        }
        return tests.stream().map(test -> "`" + test + "`").collect(Collectors.joining(", "));
    }

    /** Text that means nothing to Markdown. */
    private static String cell(String text) {
        String plain = text.replace("&", "&amp;").replace("<", "&lt;");
        return plain.replace("|", "\\|").replace("*", "\\*").replace("_", "\\_");
    }
}
