package org.fixuplab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Era;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.InspectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceShowTest {

    private static InspectionPolicy base(String firmware) {
        return Catalogue.load().policy(firmware);
    }

    /** As the guide of the 9.2 and 9.3 era prints it. */
    private static final String DEFAULT_MAP = """
            policy-map type inspect esmtp _default_esmtp_map
             description Default ESMTP policy-map
             parameters
              mask-banner
              no mail-relay
              no special-character
              no allow-tls
             match cmd line length gt 512
              drop-connection log
             match cmd RCPT count gt 100
              drop-connection log
             match body line length gt 998
              log
             match header line length gt 998
              drop-connection log
             match sender-address length gt 320
              drop-connection log
             match MIME filename length gt 255
              drop-connection log
             match ehlo-reply-parameter others
              mask
            """;

    private static final String GLOBAL = """
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
            """;

    @Test
    void the_devices_own_map_as_the_guide_lists_it_is_what_the_firmware_does() throws Exception {
        InspectionPolicy read =
                DeviceConfig.read(DEFAULT_MAP + GLOBAL, base("ASA 9.2(1)")).policy();

        assertThat(Effects.of(read)).isEqualTo(Effects.of(base("ASA 9.2(1)")));
    }

    @Test
    void the_default_policy_is_listed_blanks_included() {
        assertThat(DeviceShow.runningConfigPolicyMap(base("ASA 9.2(1)"))).isEqualTo(GLOBAL);
    }

    @Test
    void a_service_module_inspects_smtp_and_a_firewall_without_inspection_has_no_such_line() {
        assertThat(DeviceShow.runningConfigPolicyMap(base("FWSM 3.1(1)"))).isEqualTo(GLOBAL.replace("esmtp", "smtp"));
        assertThat(DeviceShow.runningConfigPolicyMap(base("ASA 8.2(5)").withoutInspection()))
                .isEqualTo(GLOBAL.replaceAll(".*esmtp.*\n", ""));
    }

    @Test
    void a_map_of_ones_own_is_listed_with_its_regexes() throws Exception {
        String map = """
                regex regex_1 "boss@example\\.com"
                regex regex_2 "^x"
                class-map type regex match-any regexes_2
                 match regex regex_1
                 match regex regex_2
                policy-map type inspect esmtp esmtp_map
                 parameters
                  no mask-banner
                  mail-relay example.com action drop-connection log
                  no special-character
                  allow-tls
                 match not sender-address regex class regexes_2
                  reset log
                 match cmd RCPT count gt 5
                  log
                 match ehlo-reply-parameter size dsn
                  mask
                """;
        String listed = map + GLOBAL.replace("inspect esmtp ", "inspect esmtp esmtp_map ");

        assertThat(DeviceShow.runningConfigPolicyMap(
                        DeviceConfig.read(listed, base("ASA 9.2(1)")).policy()))
                .isEqualTo(listed);
    }

    @ParameterizedTest
    @CsvSource({
        "PIX 4.4(5), 'ftp 21, http 80, h323 1720, rsh 514, smtp 25, sqlnet 1521'",
        "PIX 5.3(1), 'ftp 21, http 80, h323 1720, rsh 514, smtp 25, sqlnet 1521, sip 5060'",
        "PIX 6.1(1), 'ftp 21, http 80, h323 1720, rsh 514, rtsp 554, smtp 25, sqlnet 1521, sip 5060, skinny 2000'",
        "PIX 6.2(1), 'ftp 21, http 80, h323 h225 1720, h323 ras 1718-1719, ils 389, rsh 514, rtsp 554, smtp 25, sqlnet 1521, sip 5060, skinny 2000'"
    })
    void show_fixup_lists_what_that_version_lists(String firmware, String fixups) {
        assertThat(DeviceShow.fixup(base(firmware)))
                .isEqualTo("fixup protocol " + fixups.replace(", ", "\nfixup protocol ") + "\n");
    }

    @Test
    void show_fixup_lists_the_ports_of_smtp() throws Exception {
        DeviceConfig config = DeviceConfig.read(
                "no fixup protocol smtp 25\nfixup protocol smtp 2025-2030\nfixup protocol smtp 2525",
                base("PIX 6.3(5)"));

        assertThat(DeviceShow.fixup(config.policy(2525), config.inspectedPorts()))
                .contains(
                        "rtsp 554\nno fixup protocol smtp 25\nfixup protocol smtp 2025-2030\nfixup protocol smtp 2525\nfixup protocol sqlnet");
    }

    @Test
    void a_listing_that_the_firmware_has_not_is_refused() {
        assertThatThrownBy(() -> DeviceShow.fixup(base("ASA 8.2(5)"))).hasMessageContaining("has no fixup lines");
        assertThatThrownBy(() -> DeviceShow.runningConfigPolicyMap(base("PIX 6.3(5)")))
                .hasMessageContaining("has no policies");
        assertThatThrownBy(() -> DeviceShow.fixup(base("none"))).hasMessageContaining("name a firmware");
    }

    private static List<Firmware> firmwares() {
        List<Firmware> firmwares = new ArrayList<>();
        for (Era era : Catalogue.load().eras()) {
            firmwares.add(new Firmware(era.interval().platform(), era.interval().from()));
        }
        return firmwares;
    }

    @Test
    void what_is_listed_of_every_default_is_read_as_that_default() throws Exception {
        for (Firmware firmware : firmwares()) {
            InspectionPolicy policy = Catalogue.load().policy(firmware);
            if (Gate.MAILHOST.knows(firmware)) {
                continue;
            }
            assertThat(Effects.of(
                            DeviceConfig.read(DeviceShow.of(policy), firmware).policy()))
                    .as(firmware.toString())
                    .isEqualTo(Effects.of(policy));
            assertThat(DeviceConfig.read(DeviceShow.of(policy.withoutInspection()), firmware)
                            .policy()
                            .inspects())
                    .as(firmware.toString())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void text_to_policy_to_text_to_policy_comes_to_rest(long seed) throws Exception {
        Random random = new Random(seed);
        for (Firmware firmware : firmwares()) {
            if (!Gate.ESMTP_MAP.knows(firmware)) {
                continue;
            }
            String text = RandomMap.text(random, firmware);
            String as = "seed " + seed + ", " + firmware + ":\n" + text;
            InspectionPolicy policy = DeviceConfig.read(text, firmware).policy();
            String shown = DeviceShow.runningConfigPolicyMap(policy);
            InspectionPolicy again = DeviceConfig.read(shown, firmware).policy();

            assertThat(Effects.of(again)).as(as).isEqualTo(Effects.of(policy));
            assertThat(DeviceShow.runningConfigPolicyMap(again)).as(as).isEqualTo(shown);
        }
    }
}
