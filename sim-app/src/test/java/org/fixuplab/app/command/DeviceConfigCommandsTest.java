package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fixuplab.app.Cli;
import org.fixuplab.app.CliProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person gets who has a device's configuration. */
@Timeout(120)
class DeviceConfigCommandsTest {

    private static final String ASA = """
            : Saved
            :
            ASA Version 9.1(5)21\s
            !
            hostname fw
            interface GigabitEthernet0/0
             nameif outside
             security-level 0
            access-list OUT extended permit tcp any any eq smtp\s
            policy-map type inspect esmtp mail
             parameters
              allow-tls
             match cmd verb VRFY
              rate-limit 5
             match ehlo-reply-parameter others
              mask
            policy-map global_policy
             class inspection_default
              inspect ftp\s
              inspect esmtp mail\s
            !
            service-policy global_policy global
            Cryptochecksum:0123456789abcdef0123456789abcdef
            : end
            """;

    @TempDir
    private Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("device.cfg"), text);
    }

    @Test
    void check_tells_what_was_read_used_and_ignored_and_what_comes_of_it() throws Exception {
        Path file = file(ASA);
        Cli.Outcome outcome = Cli.run("check", file.toString());

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isEqualTo(file + """
                : fine, the configuration of ASA 9.1(5.21)
                  mail is inspected on port 25
                  on port 25: verb-x, allow-tls, address-pipe, address-brackets, size-log,
                    reply-join, ehlo-mask (class 1)
                  line 14, 'rate-limit 5': rate-limit is ignored: how the device counts and what
                    it does to the rest is not known
                  24 lines, of which 11 about the inspection of SMTP
                  ignored 6 lines: 3 interface, 1 hostname, 1 access-list, 1 inspection of other
                    protocols (they do not concern the inspection of SMTP)
                """);
        assertThat(outcome.out())
                .contains("verb-x", "allow-tls", "ehlo-mask (class 1)")
                .doesNotContain("banner-stars");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void check_reads_what_windows_saves_and_refuses_what_is_no_text() throws Exception {
        Path file = folder.resolve("device.cfg");
        Files.writeString(file, ASA.replace("\n", "\r\n"), StandardCharsets.UTF_16);
        assertThat(Cli.run("check", file.toString()).out()).contains("fine, the configuration of ASA 9.1(5.21)");

        Files.write(file, new byte[] {'A', 'S', 'A', 0, '#', '\n', 'x', '#'});
        assertThat(Cli.run("check", file.toString()).out())
                .isEqualTo(file + ": this is no text in UTF-8; name a scenario file, saved as UTF-8\n");
        assertThat(Cli.run("proxy", "--upstream", ":1", "--device-config", file.toString())
                        .err())
                .contains("is no text: save what 'show running-config' prints as text");
    }

    @Test
    void of_many_ignored_kinds_of_lines_the_largest_are_told() {
        String out = Cli.run("check", "../sim-inspect/src/test/resources/org/fixuplab/config/running-config.txt")
                .out();

        assertThat(out)
                .contains("ignored 2095 lines: 448 access-list, 384 object,")
                .contains(" of other kinds (");
        assertThat(out.lines().skip(1)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(out.lines().count()).isLessThan(20);
    }

    @Test
    void check_tells_machines_too() throws Exception {
        Cli.Outcome outcome = Cli.run("check", "--json", file(ASA).toString());
        JsonNode row = new ObjectMapper().readTree(outcome.out()).get("files").get(0);

        assertThat(outcome.code()).isZero();
        assertThat(row.get("kind").asText()).isEqualTo("device-configuration");
        assertThat(row.get("firmware").asText()).isEqualTo("ASA 9.1(5.21)");
        assertThat(row.get("ports")).hasToString("[\"25\"]");
        assertThat(row.get("ignored").get("interface").asInt()).isEqualTo(3);
        assertThat(row.get("problems")).isEmpty();
    }

    @Test
    void check_shows_mistakes_as_the_device_would() throws Exception {
        Path file = file(ASA.replace("allow-tls", "alow-tls"));
        Cli.Outcome outcome = Cli.run("check", file.toString());

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out())
                .startsWith(file + ":12: 'alow-tls' begins no line that is known here (did you mean 'allow-tls'?)")
                .contains("\n    alow-tls\n    ^\n  % Invalid input detected at '^' marker.\n");
        JsonNode row = new ObjectMapper()
                .readTree(Cli.run("check", "--json", file.toString()).out())
                .get("files")
                .get(0);
        assertThat(row.get("valid").asBoolean()).isFalse();
        assertThat(row.get("problems").get(0).get("line").asInt()).isEqualTo(12);
    }

    @Test
    void a_scenario_is_still_told_from_a_configuration() {
        assertThat(Cli.run("check", "../scenarios/esa-starttls-masked.conf").out())
                .endsWith("fine\n");
    }

    @Test
    void a_scenario_with_a_whole_configuration_in_it_is_a_scenario() throws Exception {
        Path file = Files.writeString(folder.resolve("whole.conf"), """
                # for a ticket
                version = 1
                firewall {
                  config = \"""
                %s\"""
                }
                client { play = "S: 220 ..." }
                expect { outcome = no-mail }
                """.formatted(ASA));

        assertThat(Cli.run("check", file.toString()).out()).isEqualTo(file + ": fine\n");
    }

    @Test
    void without_a_version_line_the_firmware_must_be_named() throws Exception {
        Path file = file("policy-map global_policy\n class inspection_default\n  inspect esmtp\n");
        Cli.Outcome outcome = Cli.run("proxy", "--upstream", ":1", "--device-config", file.toString());

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("fixuplab: " + file + ":1: no version line, and no firmware is named")
                .contains("different things with them:\n", "  - PIX from 7.0(1), before ", "ASA from ");
    }

    @Test
    void a_version_line_contradicts_another_firmware_on_the_command_line_but_not_in_the_environment() throws Exception {
        Path file = file(ASA.replace("allow-tls", "alow-tls"));
        String[] command = {"proxy", "--upstream", ":1", "--device-config", file.toString()};
        Cli.Outcome flag =
                Cli.run("proxy", "--firmware", "asa-8.2.5", "--upstream", ":1", "--device-config", file.toString());
        Cli.Outcome environment = new Cli()
                .with(Map.of("FIXUPLAB_FIRMWARE", "ASA 8.4(7)", "HOME", "/nonexistent"))
                .call(command);

        assertThat(flag.code()).isEqualTo(2);
        assertThat(flag.err())
                .contains(":3: this is the configuration of an ASA 9.1(5.21), but the firmware named is ASA 8.2(5)");
        assertThat(environment.err()).contains(":12: ").doesNotContain("the firmware named");
    }

    @Test
    void where_no_version_line_is_the_environment_names_the_firmware() throws Exception {
        Path file = file("fixup protocol smtp 25\n");
        Cli.Outcome outcome = new Cli()
                .with(Map.of("FIXUPLAB_FIRMWARE", "ASA 8.4(7)", "HOME", "/nonexistent"))
                .call("proxy", "--upstream", ":1", "--device-config", file.toString());

        assertThat(outcome.err()).contains(":1: ASA 8.4(7) has no fixup lines");
    }

    @Test
    void firmware_show_prints_what_the_device_prints() {
        Cli.Outcome policies = Cli.run("firmware", "show", "asa-9.1.1", "--running-config");
        Cli.Outcome fixups = Cli.run("firmware", "show", "pix-5.3.1", "--running-config");
        Cli.Outcome neither = Cli.run("firmware", "show", "pix-4.1.5", "--running-config");

        assertThat(policies.out()).startsWith("policy-map global_policy\n").contains("\n  inspect esmtp \n");
        assertThat(fixups.out()).startsWith("fixup protocol ftp 21\n").contains("\nfixup protocol smtp 25\n");
        assertThat(neither.code()).isEqualTo(2);
        assertThat(neither.err()).contains("PIX 4.1(5) has no fixup lines");
    }

    @Test
    void a_proxy_tells_what_it_took_from_the_configuration() throws Exception {
        Path file = file(ASA);
        try (CliProcess proxy = CliProcess.start(
                folder, "proxy", "--listen", "0", "--upstream", "127.0.0.1:1", "--device-config", file.toString())) {
            proxy.port("firewall");
            proxy.terminate();
            assertThat(proxy.exitCode()).isZero();
            assertThat(proxy.err())
                    .contains(
                            file + ": 24 lines, of which 11 about the inspection of SMTP\n",
                            "rate-limit is ignored",
                            "ASA 9.1(5.21) in front of 127.0.0.1:1");
        }
    }
}
