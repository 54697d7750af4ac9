package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fixuplab.app.Cli;
import org.fixuplab.app.RunningLab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class ProxiesCommandsTest {

    @TempDir
    private Path folder;

    private RunningLab lab;

    @BeforeAll
    void start() {
        lab = RunningLab.start("--firmware", "asa-8.2.5");
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void a_new_firewall_listens_where_stdout_says() {
        Cli.Outcome created = lab.ask("proxies", "create", "old", "--firmware", "pix-6.3.5");
        assertThat(created.all()).startsWith("listening old 127.0.0.1:").contains("PIX 6.3(5) in front of 127.0.0.1:");
        assertThat(created.code()).isZero();
        assertThat(lab.ask("proxies", "ls").out()).contains("old  ").contains("PIX 6.3(5)\n");
        assertThat(lab.ask("proxies", "rm", "old").all()).isEqualTo("firewall old is removed\n");
        assertThat(lab.ask("proxies", "ls").out()).doesNotContain("old").startsWith("default  127.0.0.1:");
    }

    @Test
    void a_terminal_gets_a_table_with_names() {
        assertThat(lab.show("proxies", "ls").out())
                .matches("(?s)NAME +LISTEN +UPSTREAM +SESSIONS +FIRMWARE\ndefault +127.*  0 +ASA 8.2\\(5\\)\n.*");
    }

    @Test
    void without_a_firmware_it_is_that_of_the_settings() {
        assertThat(lab.ask("proxies", "create", "plain").err()).contains("ASA 8.2(5) in front of");
        lab.ask("proxies", "rm", "plain");
    }

    @Test
    void a_change_keeps_what_it_does_not_name() {
        lab.ask("proxies", "create", "edge", "--set", "behaviours.ehlo-mask.letters=off", "--mss", "536");
        Cli.Outcome changed = lab.ask("proxies", "set", "edge", "--set", "behaviours.verb-x.enabled=off", "--json");
        assertThat(changed.out()).contains("\"letters\"", "\"verb-x\"", "536", "\"schema\" : 1");
        Cli.Outcome undone =
                lab.ask("proxies", "set", "edge", "--unset", "behaviours.ehlo-mask", "--mss", "0", "--json");
        assertThat(undone.out()).doesNotContain("\"letters\"", "536");
        assertThat(lab.ask("proxies", "set", "edge", "--firmware", "none").out())
                .endsWith("none\n");
        lab.ask("proxies", "rm", "edge");
    }

    @Test
    void a_device_configuration_is_sent_as_it_is() throws Exception {
        Path config = folder.resolve("device.cfg");
        Files.writeString(config, "ASA Version 9.1(5)21\npolicy-map global_policy\n class inspection_default\n");
        assertThat(lab.ask("proxies", "create", "named", "--device-config", config.toString())
                        .err())
                .contains("ASA 9.1(5.21) in front of");
        Files.writeString(config, "policy-map global_policy\n class inspection_default\n  no inspect esmtp\n");
        Cli.Outcome off = lab.ask("proxies", "set", "named", "--device-config", config.toString(), "--json");
        assertThat(off.out()).contains("\"inspects\" : false", "ASA 9.1(5.21)");
        lab.ask("proxies", "rm", "named");
    }

    @Test
    void what_the_lab_refuses_is_told_in_its_words_and_exit_2() {
        Cli.Outcome unknown = lab.ask("proxies", "create", "x", "--set", "behaviours.ehlo-msk.letters=on");
        assertThat(unknown.err()).contains("ehlo-msk", "ehlo-mask").startsWith("fixuplab: ");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(lab.ask("proxies", "create", "x", "--firmware", "ASA 99").code())
                .isEqualTo(2);
        assertThat(lab.ask("proxies", "create", "default").err()).contains("default");
        assertThat(lab.ask("proxies", "rm", "nobody").err())
                .contains("there is no firewall", "nobody", "'fixuplab proxies ls' lists");
        assertThat(lab.ask("proxies", "set", "../sessions", "--firmware", "none")
                        .code())
                .isEqualTo(2);
        assertThat(lab.ask("proxies", "set", "default").err()).contains("say what to change");
    }
}
