package org.fixuplab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.InspectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceConfigTest {

    private static InspectionPolicy base(String firmware) {
        return Catalogue.load().policy(firmware);
    }

    private static InspectionPolicy apply(String text, String firmware) throws DeviceConfigException {
        return DeviceConfig.apply(text, base(firmware));
    }

    /** As devices print it, trailing blanks included. */
    private static final String GLOBAL_POLICY = """
            : Saved
            :
            ASSERT
            class-map inspection_default
             match default-inspection-traffic
            !
            policy-map global_policy
             class inspection_default
              inspect dns preset_dns_map\s
              inspect ftp\s
              inspect h323 h225\s
              inspect h323 ras\s
              inspect rsh\s
              inspect rtsp\s
              inspect esmtp\s
              inspect sqlnet\s
              inspect skinny \s
              inspect sunrpc\s
              inspect xdmcp\s
              inspect sip \s
              inspect netbios\s
              inspect tftp\s
              inspect ip-options\s
            !
            service-policy global_policy global
            """.replace("ASSERT\n", "");

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "!\n: a comment\n! inspect nothing\n"})
    void a_text_that_says_nothing_changes_nothing(String text) throws DeviceConfigException {
        InspectionPolicy policy = base("ASA 8.2(5)");

        assertThat(DeviceConfig.apply(text, policy)).isSameAs(policy);
        assertThat(DeviceConfig.apply(text, base("none")).inspects()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIX 7.0(1)", "PIX 8.0(4)", "ASA 8.2(5)", "ASA 9.1(5.21)", "ASA 9.6(1)"})
    void the_default_policy_is_what_the_firmware_does_by_default(String firmware) throws DeviceConfigException {
        assertThat(apply(GLOBAL_POLICY, firmware).describe())
                .isEqualTo(base(firmware).describe());
    }

    @Test
    void lines_need_no_indentation_and_may_end_as_on_windows() throws DeviceConfigException {
        String text = GLOBAL_POLICY.replaceAll("(?m)^ +", "").replace("\n", "\r\n");

        assertThat(apply(text, "ASA 8.2(5)").describe())
                .isEqualTo(base("ASA 8.2(5)").describe());
    }

    @Test
    void the_default_class_without_an_inspection_of_mail_switches_it_off() throws DeviceConfigException {
        assertThat(apply(GLOBAL_POLICY.replaceAll(".*esmtp.*\n", ""), "ASA 8.2(5)")
                        .inspects())
                .isFalse();
        assertThat(apply("policy-map global_policy\n class inspection_default\n", "ASA 8.2(5)")
                        .inspects())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no inspect esmtp", "inspect esmtp\nno inspect esmtp", "inspect smtp\nno inspect smtp"})
    void an_inspection_that_is_taken_back_is_off(String lines) throws DeviceConfigException {
        InspectionPolicy policy = apply("policy-map global_policy\nclass inspection_default\n" + lines, "ASA 9.6(1)");

        assertThat(policy.inspects()).isFalse();
        assertThat(policy.firmware()).isEqualTo("ASA 9.6(1)");
    }

    @Test
    void a_fixup_line_on_a_pix_switches_inspection() throws DeviceConfigException {
        assertThat(apply("fixup protocol smtp 25", "PIX 6.3(5)").describe())
                .isEqualTo(base("PIX 6.3(5)").describe());
        assertThat(apply("no fixup protocol smtp 25", "PIX 6.3(5)").inspects()).isFalse();
        assertThat(apply("no fixup protocol smtp 25\nfixup protocol smtp 25", "FWSM 2.3(4)")
                        .inspects())
                .isTrue();
    }

    @Test
    void fixups_of_other_protocols_say_nothing_about_mail() throws DeviceConfigException {
        String text = """
                fixup protocol ftp 21
                fixup protocol http 80
                fixup protocol h323 h225 1720
                fixup protocol h323 ras 1718-1719
                fixup protocol ils 389
                fixup protocol rsh 514
                fixup protocol rtsp 554
                fixup protocol sqlnet 1521
                fixup protocol sip 5060
                fixup protocol skinny 2000
                """;
        assertThat(apply(text, "PIX 6.2(1)").describe())
                .isEqualTo(base("PIX 6.2(1)").describe());
        assertThat(apply("fixup protocol h323 1720", "PIX 5.3(1)").inspects()).isTrue();
    }

    @Test
    void inspect_smtp_lets_seven_verbs_pass_and_no_tls() throws DeviceConfigException {
        InspectionPolicy policy =
                apply("policy-map global_policy\n class inspection_default\n  inspect smtp", "ASA 9.6(1)");

        assertThat(policy.enabled().get("verb-x").words("verbs"))
                .containsExactly("HELO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT");
        assertThat(policy.enabled())
                .containsKeys("banner-stars", "verb-x")
                .doesNotContainKeys("ehlo-mask", "allow-tls", "cmd-line-length", "header-line-length");
    }

    @Test
    void inspect_esmtp_on_a_service_module_lets_fifteen_verbs_pass() throws DeviceConfigException {
        assertThat(base("FWSM 3.1(1)").enabled().get("verb-x").words("verbs")).hasSize(7);

        InspectionPolicy policy =
                apply("policy-map global_policy\n class inspection_default\n  inspect esmtp", "FWSM 3.1(1)");

        assertThat(policy.enabled().get("verb-x").words("verbs")).hasSize(15).contains("EHLO", "AUTH");
        assertThat(policy.enabled()).containsKey("ehlo-mask");
    }

    @Test
    void of_two_inspections_of_mail_the_first_applies() throws DeviceConfigException {
        String text = "policy-map global_policy\n class inspection_default\n  inspect %s\n  inspect %s\n";

        assertThat(verbs(apply(text.formatted("smtp", "esmtp"), "ASA 8.2(5)"))).isEqualTo(7);
        assertThat(verbs(apply(text.formatted("esmtp", "smtp"), "ASA 8.2(5)"))).isEqualTo(15);
        assertThat(verbs(apply(text.formatted("smtp", "esmtp") + "no inspect smtp", "ASA 8.2(5)")))
                .isEqualTo(15);
    }

    private static int verbs(InspectionPolicy policy) {
        return policy.enabled().get("verb-x").words("verbs").size();
    }

    private static final String MAP = """
            policy-map type inspect esmtp my_map
             description A map of our own
             parameters
              mask-banner
              allow-tls
             match ehlo-reply-parameter others
              mask
            policy-map global_policy
             class inspection_default
              inspect esmtp my_map
            """;

    @Test
    void a_map_that_allows_tls_allows_it() throws DeviceConfigException {
        assertThat(apply(MAP, "ASA 8.2(5)").enabled())
                .containsKeys("banner-stars", "ehlo-mask", "verb-x", "allow-tls")
                .doesNotContainKeys("cmd-line-length", "header-line-length");
    }

    @Test
    void a_map_does_what_its_lines_say_and_no_more() throws DeviceConfigException {
        assertThat(apply(MAP.replace("  mask-banner\n", ""), "ASA 8.2(5)").enabled())
                .doesNotContainKey("banner-stars");
        assertThat(apply(MAP.replace("  mask-banner", "  no mask-banner"), "ASA 8.2(5)")
                        .enabled())
                .doesNotContainKey("banner-stars");
        assertThat(apply(MAP.replace("  mask\n", ""), "ASA 8.2(5)").enabled()).doesNotContainKey("ehlo-mask");
        assertThat(apply(MAP.replace("  allow-tls", "  no allow-tls"), "ASA 9.6(1)")
                        .enabled())
                .doesNotContainKey("allow-tls");
    }

    @Test
    void a_map_that_does_not_speak_of_tls_leaves_the_firmwares_default() throws DeviceConfigException {
        String silent = MAP.replace("  allow-tls\n", "");

        assertThat(apply(silent, "ASA 8.2(5)").enabled()).doesNotContainKey("allow-tls");
        assertThat(apply(silent, "ASA 9.6(1)").enabled()).containsKey("allow-tls");
    }

    @Test
    void a_map_that_is_not_named_where_mail_is_inspected_changes_nothing() throws DeviceConfigException {
        String unused = MAP.substring(0, MAP.indexOf("policy-map global"));

        assertThat(apply(unused, "ASA 8.2(5)").describe())
                .isEqualTo(base("ASA 8.2(5)").describe());
        assertThat(apply(
                                MAP.replace("esmtp my_map\n", "esmtp _default_esmtp_map\n")
                                        .replace("type inspect esmtp _default_esmtp_map", "type inspect esmtp other"),
                                "ASA 8.2(5)")
                        .describe())
                .isEqualTo(base("ASA 8.2(5)").describe());
    }

    @Test
    void a_map_may_be_named_again_to_say_more_about_it() throws DeviceConfigException {
        String more = "policy-map type inspect esmtp my_map\nparameters\nno allow-tls\n";

        assertThat(apply(MAP + more, "ASA 8.2(5)").enabled()).doesNotContainKey("allow-tls");
    }

    @Test
    void tls_is_an_option_from_7_2_3_and_8_0_3_on() throws DeviceConfigException {
        for (String firmware : new String[] {"PIX 7.2(3)", "ASA 7.2(5)", "PIX 8.0(3)", "ASA 8.0(3)", "ASA 8.1(1)"}) {
            assertThat(apply(MAP, firmware).enabled()).as(firmware).containsKey("allow-tls");
        }
    }

    @Test
    void what_was_overridden_before_stays() throws DeviceConfigException {
        InspectionPolicy base = base("ASA 8.2(5)").with("ehlo-mask", "letters", "off");

        assertThat(DeviceConfig.apply(MAP, base).enabled().get("ehlo-mask").flag("letters"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_the_text_only_problems_come_out(long seed) {
        Random random = new Random(seed);
        String vocabulary = GLOBAL_POLICY + MAP + RandomMap.text(random, Firmware.parse("ASA 9.6(1)"))
                + RandomMap.text(random, Firmware.parse("ASA 9.6(1)"))
                + "no fixup protocol smtp 25 mailhost clear class-map type regex match-any match port tcp range udp access-list"
                + " service-policy interface service resetinbound banner motd ^C ip local exit end regex class REST \"\" \"x a.b \u00e9"
                + " 99999 2147483648 -1 ASA Version : end \t \n ! : # > ( )";
        String[] words = vocabulary.split("(?<= )|(?= )|(?<=\n)|(?=\n)", -1);
        String[] lines = vocabulary.split("(?<=\n)", -1);
        String[] firmwares = {"PIX 4.0", "PIX 6.3(5)", "PIX 7.1(1)", "ASA 7.2(2)", "ASA 9.6(1)", "FWSM 3.1(1)", "none"};
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int word = random.nextInt(30); word > 0; word--) {
                String[] pieces = round % 3 == 0 ? words : lines;
                text.append(pieces[random.nextInt(pieces.length)]);
                if (random.nextInt(20) == 0) {
                    text.append(words[random.nextInt(words.length)]);
                }
            }
            try {
                assertThat(apply(text.toString(), firmwares[round % firmwares.length]))
                        .isNotNull();
            } catch (DeviceConfigException e) {
                assertThat(e.problems()).as("seed %d: %s", seed, text).isNotEmpty();
            }
        }
    }
}
