package org.fixuplab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.firmware.Firmware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionChoiceTest {

    private static final String ALLOW = """
            policy-map type inspect esmtp m
             parameters
              allow-tls
             match ehlo-reply-parameter others
              mask
            policy-map global_policy
             class inspection_default
              inspect esmtp m
            """;

    private static List<String> answer(String text) {
        DeviceConfigException refused =
                catchThrowableOfType(DeviceConfigException.class, () -> DeviceConfig.read(text));
        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.remedy()).startsWith("no version line, and no firmware is named"));
        return refused.problems().get(0).answer().lines().map(String::strip).toList();
    }

    @Test
    void fixup_lines_are_of_the_versions_that_have_them() {
        assertThat(answer("fixup protocol smtp 25"))
                .first()
                .asString()
                .matches("Versions that take these lines do [0-9]+ different things with them:");
        assertThat(String.join(" ", answer("fixup protocol smtp 25")))
                .contains("PIX from 4.2(1)", ", before 7.0(1)", "FWSM from 2.0(1), before 3.1(1)")
                .doesNotContain("ASA from", "PIX from 4.0", "PIX from 7");
    }

    @Test
    void a_word_that_came_with_a_version_leaves_out_those_before() {
        assertThat(String.join(" ", answer(ALLOW)))
                .contains("PIX from 7.2(3)", "ASA from 8.0(3)")
                .doesNotContain("from 7.0", "from 7.2(1)", "from 8.0(1)", "from 8.0(2)", "FWSM");
    }

    @Test
    void where_all_versions_do_the_same_none_need_be_named() throws Exception {
        DeviceConfig config =
                DeviceConfig.read("policy-map global_policy\n class inspection_default\n  no inspect esmtp");

        assertThat(config.firmware()).contains(Firmware.parse("ASA 8.2(5)"));
        assertThat(config.versionLine()).isEmpty();
        assertThat(config.policy().inspects()).isFalse();
    }

    @Test
    void a_text_that_says_nothing_is_what_each_version_does_by_default() {
        assertThat(String.join(" ", answer("hostname fw")))
                .contains("PIX from 4.0(1)", "ASA from 7.0(1)", "FWSM from 3.1(1)");
    }

    /** Two versions of one group do the same; versions that no group names refuse the text. */
    @ParameterizedTest
    @ValueSource(strings = {"fixup protocol smtp 25", ALLOW, "hostname fw"})
    void versions_of_one_group_do_the_same(String text) throws Exception {
        Pattern from = Pattern.compile("(PIX|ASA|FWSM) from ([^,;]+)");
        List<List<String>> groups = new ArrayList<>();
        for (String line : answer(text)) {
            List<String> effects = null;
            Matcher interval = from.matcher(line);
            while (interval.find()) {
                Firmware firmware = Firmware.parse(
                        interval.group(1) + " " + interval.group(2).strip());
                List<String> does = Effects.of(DeviceConfig.read(text, firmware).policy());
                assertThat(does).as(line).isEqualTo(effects == null ? does : effects);
                effects = does;
            }
            if (effects != null) {
                assertThat(groups).doesNotContain(effects);
                groups.add(effects);
            }
        }
        assertThat(groups).isNotEmpty();
    }
}
