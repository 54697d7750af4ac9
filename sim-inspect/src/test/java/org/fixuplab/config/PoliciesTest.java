package org.fixuplab.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.fixuplab.firmware.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ports a configuration inspects, and how. */
class PoliciesTest {

    private static final String WHOLE = "ASA Version 8.2(5)\n%s\n: end\n";

    private static DeviceConfig read(String text) throws DeviceConfigException {
        return DeviceConfig.read(text, Catalogue.load().policy("ASA 8.2(5)"));
    }

    private static int verbs(DeviceConfig config, int port) {
        return config.policy(port).enabled().containsKey("verb-x")
                ? config.policy(port).enabled().get("verb-x").words("verbs").size()
                : 0;
    }

    @Test
    void of_two_classes_with_a_port_the_first_applies() throws Exception {
        DeviceConfig config = read("""
                class-map low
                 match port tcp range 20 30
                policy-map global_policy
                 class low
                  inspect smtp
                 class inspection_default
                  inspect esmtp
                """);

        assertThat(verbs(config, 25)).isEqualTo(7);
        assertThat(config.inspectedPorts().ranges()).containsExactly("20-30");
    }

    @Test
    void the_class_of_the_rest_means_every_port() throws Exception {
        DeviceConfig config = read("policy-map global_policy\n class class-default\n  inspect esmtp");

        assertThat(config.inspectedPorts()).isEqualTo(Ports.ALL).hasToString("all");
        assertThat(verbs(config, 9_999)).isEqualTo(15);
    }

    @Test
    void an_interfaces_policy_comes_before_the_global_one() throws Exception {
        DeviceConfig config = read("""
                class-map alt
                 match port tcp eq 2525
                policy-map out
                 class inspection_default
                  inspect smtp
                policy-map global_policy
                 class inspection_default
                  inspect esmtp
                 class alt
                  inspect esmtp
                service-policy global_policy global
                service-policy out interface outside
                """);

        assertThat(verbs(config, 25)).isEqualTo(7);
        assertThat(verbs(config, 2525)).isEqualTo(15);
    }

    @Test
    void a_few_lines_about_an_interface_leave_the_devices_own_policy_in_place() throws Exception {
        String lines = """
                class-map alt
                 match port tcp eq 2525
                policy-map out
                 class alt
                  inspect esmtp
                service-policy out interface outside
                """;

        assertThat(read(lines).inspectedPorts().ranges()).containsExactly("25", "2525");
        assertThat(read(WHOLE.formatted(lines)).inspectedPorts().ranges()).containsExactly("2525");
    }

    @Test
    void what_a_whole_configuration_does_not_say_the_device_does_not_have() throws Exception {
        assertThat(read("hostname fw").policy().inspects()).isTrue();
        assertThat(read(WHOLE.formatted("hostname fw")).policy().inspects()).isFalse();
        assertThat(read(WHOLE.formatted("hostname fw").replace(": end", ""))
                        .policy()
                        .inspects())
                .isTrue();
    }

    @Test
    void what_is_taken_back_is_gone() throws Exception {
        String policy = "policy-map global_policy\n class inspection_default\n  inspect esmtp\n";

        assertThat(read(policy + "no service-policy global_policy global")
                        .policy()
                        .inspects())
                .isFalse();
        assertThat(read(policy + " no class inspection_default").policy().inspects())
                .isFalse();
        assertThat(read(policy + "no policy-map global_policy").policy().inspects())
                .isTrue();
        assertThat(read("no service-policy global_policy global\nservice-policy global_policy global")
                        .policy()
                        .inspects())
                .isTrue();
    }

    @Test
    void two_matches_of_a_class_must_both_hold() throws Exception {
        DeviceConfig config = read("""
                access-list A extended permit tcp any any range 20 2000
                class-map both
                 match access-list A
                 match port tcp range 1000 3000
                policy-map global_policy
                 class both
                  inspect esmtp
                """);

        assertThat(config.inspectedPorts().ranges()).containsExactly("1000-2000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "permit tcp any any eq smtp; 25",
                "extended permit tcp any host 192.0.2.1 eq 2525 log; 2525",
                "extended permit tcp any eq 1024 any eq 25; 25",
                "extended permit tcp any range 1 9 10.0.0.0 255.0.0.0 range 25 26; 25-26",
                "extended permit tcp any4 object mx; 0-65535",
                "extended permit tcp any any gt 65000; 65001-65535",
                "extended permit tcp any any lt 3; 0-2",
                "extended permit ip any any; 0-65535",
                "extended permit udp any any eq 25; ''",
                "extended permit tcp any any eq 25 inactive; ''",
                "extended deny tcp any any eq 25; ''",
                "extended permit tcp any any neq 25; 0-24,26-65535",
                "remark permit tcp any any eq 25; ''"
            })
    void an_access_list_means_the_ports_of_the_server(String rule, String ports) {
        AccessLists lists = new AccessLists();
        lists.add(Line.of(1, "access-list A " + rule));

        assertThat(String.join(",", lists.ports("A").ranges())).isEqualTo(ports);
    }

    @Test
    void a_rule_that_denies_all_hides_those_below() {
        AccessLists lists = new AccessLists();
        lists.add(Line.of(1, "access-list A extended deny tcp any any eq 25"));
        lists.add(Line.of(2, "access-list A extended deny tcp any host 192.0.2.1 eq 26"));
        lists.add(Line.of(3, "access-list A extended permit tcp any any range 25 27"));

        assertThat(lists.ports("A").ranges()).containsExactly("26-27");
    }

    @Test
    void a_class_of_several_matches_is_as_many_classes_of_the_map() throws Exception {
        DeviceConfig config = read("""
                class-map type inspect esmtp match-any long
                 match header line length gt 2000
                 match not sender-address length gt 200
                policy-map type inspect esmtp m
                 match cmd RCPT count gt 5
                  log
                 class long
                  drop-connection log
                policy-map global_policy
                 class inspection_default
                  inspect esmtp m
                """);

        assertThat(Effects.of(config.policy()).stream().filter(line -> line.matches(".* [1-9] .*")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("rcpt-count 1 ")
                                .contains("limit=[5]", "action=[none]", "log=[on]"),
                        line -> assertThat(line)
                                .startsWith("header-line-length 2 ")
                                .contains("action=[drop-connection]"),
                        line -> assertThat(line)
                                .startsWith("sender-address-length 3 ")
                                .contains("negate=[on]"));
    }

    @Test
    void a_match_that_is_taken_back_or_does_nothing_is_no_class() throws Exception {
        DeviceConfig config = read("""
                policy-map type inspect esmtp m
                 match cmd RCPT count gt 5
                  reset
                 match header length gt 5000
                 match cmd line length gt 512
                  drop-connection log
                 no match cmd rcpt count gt 5
                policy-map global_policy
                 class inspection_default
                  inspect esmtp m
                """);

        assertThat(Effects.of(config.policy()).stream().filter(line -> line.matches(".* [1-9] .*")))
                .singleElement()
                .asString()
                .startsWith("cmd-line-length 1 ");
    }

    @Test
    void service_lines_turn_silence_into_resets() throws Exception {
        DeviceConfig config =
                read("service resetinbound interface outside\nservice resetoutbound\nno service resetoutbound");

        assertThat(Effects.of(config.policy())).contains("service-reset 0 {inbound=[on], outbound=[off]}");
        assertThat(config.remarks()).extracting(Remark::line).containsExactly(1, 0);
        assertThat(Effects.of(read("service password-recovery").policy()))
                .isEqualTo(Effects.of(Catalogue.load().policy("ASA 8.2(5)")));
    }

    @Test
    void a_whole_configuration_without_a_mailhost_guards_none() throws Exception {
        String text = "PIX Version 4.1(5)\n%s\n: end";

        assertThat(DeviceConfig.read(text.formatted("hostname pix")).policy().inspects())
                .isFalse();
        assertThat(DeviceConfig.read(text.formatted("mailhost 192.0.2.10 10.0.25.101"))
                        .policy()
                        .inspects())
                .isTrue();
    }
}
