package org.fixuplab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.fixuplab.explain.Captures.Expected;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.LookAlike;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CapturesExplainedTest {

    private static final Explainer EXPLAINER = new Explainer(Catalogue.load());

    static Stream<Expected> captures() {
        return Captures.all();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void a_capture_is_explained_by_the_right_family(Expected capture) {
        Explanation explanation = EXPLAINER.explain(capture.text());

        assertThat(explanation.verdict()).isEqualTo(capture.verdict());
        if (!capture.leading().isEmpty()) {
            assertThat(explanation.leading()).contains(Family.valueOf(capture.leading()));
        }
        if (!capture.versions().isEmpty()) {
            assertThat(String.join("; ", explanation.ranked().get(0).versions()))
                    .contains(capture.versions());
        }
        if (capture.verdict() == Verdict.NOT_THIS_DEVICE) {
            assertThat(explanation.scenario()).isEmpty();
            assertThat(String.join(
                            "; ",
                            explanation.lookAlikes().stream()
                                    .map(LookAlike::name)
                                    .toList()))
                    .contains(capture.evidence());
        } else if (!capture.evidence().isEmpty()) {
            assertThat(explanation.ranked())
                    .flatExtracting(Explained::evidence)
                    .extracting(Finding::behaviour)
                    .contains(capture.evidence());
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void every_finding_quotes_a_line_of_the_paste(Expected capture) {
        String[] lines = capture.text().split("\n", -1);
        for (Explained explained : EXPLAINER.explain(capture.text()).ranked()) {
            for (Finding finding : explained.evidence()) {
                String first = finding.quote().strip().split("\\s+", 2)[0];
                assertThat(lines[finding.line() - 1].replaceFirst("220\\*", "220 *"))
                        .contains(first);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void something_is_asked_next(Expected capture) {
        assertThat(EXPLAINER.explain(capture.text()).ask())
                .isNotEmpty()
                .allMatch(line -> line.endsWith(".") || line.endsWith("?"));
    }
}
