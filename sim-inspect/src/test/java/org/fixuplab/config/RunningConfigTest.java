package org.fixuplab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Firmware;
import org.junit.jupiter.api.Test;

/** A whole configuration, made for this test, with every section that such a file has. */
class RunningConfigTest {

    private static String text() throws IOException {
        return Files.readString(Path.of("src/test/resources/org/fixuplab/config/running-config.txt"));
    }

    @Test
    void its_version_line_says_which_firmware_it_is() throws Exception {
        DeviceConfig config = DeviceConfig.read(text());

        assertThat(config.versionLine()).contains(Firmware.parse("ASA 9.1(5)21"));
        assertThat(config.policy().firmware()).isEqualTo("ASA 9.1(5.21)");
    }

    @Test
    void its_ports_are_those_of_the_classes_that_inspect_mail() throws Exception {
        DeviceConfig config = DeviceConfig.read(text());

        assertThat(config.inspectedPorts().ranges()).containsExactly("25", "2025-2030", "2525");
        assertThat(config.policy(26).inspects()).isFalse();
    }

    @Test
    void its_map_is_in_the_order_of_its_lines() throws Exception {
        List<BehaviourState> states = DeviceConfig.read(text()).policy().describe();

        assertThat(states.stream().filter(state -> state.mapClass() > 0).map(BehaviourState::id))
                .containsExactly(
                        "cmd-line-length",
                        "sender-address",
                        "mime-filetype",
                        "mime-encoding",
                        "header-line-length",
                        "sender-address-length",
                        "cmd-verb",
                        "invalid-recipients",
                        "ehlo-mask");
        assertThat(Effects.of(DeviceConfig.read(text()).policy()))
                .anyMatch(line ->
                        line.startsWith("mail-relay 0 {domains=[example.com], action=[drop-connection], log=[on]"))
                .anyMatch(line ->
                        line.contains("patterns=[[a-z0-9]+@bulk\\.example\\.net, offers@(mail|news)\\.example\\.org]"));
    }

    @Test
    void another_port_has_another_inspection() throws Exception {
        DeviceConfig config = DeviceConfig.read(text());

        assertThat(Effects.of(config.policy(2525)).stream().filter(line -> !line.startsWith("service-reset")))
                .containsExactlyElementsOf(Effects.of(Catalogue.load().policy("ASA 9.1(5)21")));
        assertThat(Effects.of(config.policy(25))).isNotEqualTo(Effects.of(config.policy(2525)));
    }

    @Test
    void every_line_is_used_or_ignored_by_name() throws Exception {
        String text = text();
        DeviceConfig config = DeviceConfig.read(text);
        long silent = text.lines()
                .filter(line ->
                        line.isBlank() || line.startsWith("!") || line.startsWith(":") || line.startsWith("Crypto"))
                .count();

        assertThat(config.lines()).isEqualTo((int) text.lines().count()).isGreaterThan(2_000);
        int ignored = config.ignored().stream().mapToInt(Ignored::lines).sum();
        // The version line is neither.
        assertThat(config.used() + ignored + silent + 1).isEqualTo(config.lines());
        assertThat(config.ignored().get(0)).isEqualTo(new Ignored("access-list", 448));
        assertThat(config.ignoredSummary()).startsWith("ignored ").contains("448 access-list, 384 object, ");
    }

    @Test
    void it_may_have_lost_its_indentation() throws Exception {
        DeviceConfig flat = DeviceConfig.read(text().replaceAll("(?m)^ +", ""));

        assertThat(Effects.of(flat.policy()))
                .isEqualTo(Effects.of(DeviceConfig.read(text()).policy()));
    }

    @Test
    void it_may_be_set_in_by_the_file_around_it() throws Exception {
        String within = text().replaceFirst("^: Saved\n", "").replace("\n", "\n                 ");

        assertThat(Effects.of(DeviceConfig.read(within).policy()))
                .isEqualTo(Effects.of(DeviceConfig.read(text()).policy()));
        assertThat(DeviceConfig.read(within).ignored())
                .isEqualTo(DeviceConfig.read(text()).ignored());
    }

    @Test
    void it_may_be_pasted_from_a_session() throws Exception {
        String session = "edge-fw# show running-config\r\n"
                + text().replace("\n", "\r\n")
                        .replace("\r\npolicy-map", "\r\n<--- More --->\r              \rpolicy-map")
                + "edge-fw# exit\r\n";
        DeviceConfig config = DeviceConfig.read(session);

        assertThat(Effects.of(config.policy()))
                .isEqualTo(Effects.of(DeviceConfig.read(text()).policy()));
    }

    @Test
    void a_policy_that_it_no_longer_applies_inspects_nothing() throws Exception {
        DeviceConfig config = DeviceConfig.read(text().replace("service-policy global_policy global\n", ""));

        assertThat(config.policy().inspects()).isFalse();
        assertThat(config.inspectedPorts().isEmpty()).isTrue();
    }

    @Test
    void one_misspelt_word_in_it_is_found() throws Exception {
        String wrong = text().replace("  inspect esmtp mail_in", "  inspect emstp mail_in");
        DeviceConfigException refused =
                catchThrowableOfType(DeviceConfigException.class, () -> DeviceConfig.read(wrong));

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.text()).isEqualTo("  inspect emstp mail_in");
            assertThat(problem.column()).isEqualTo(11);
            assertThat(problem.remedy()).contains("did you mean 'esmtp'?");
        });
    }
}
