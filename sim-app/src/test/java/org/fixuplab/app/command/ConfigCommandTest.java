package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fixuplab.app.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

    @TempDir
    private Path folder;

    @Test
    void tells_each_value_with_its_origin() throws Exception {
        Path file = Files.writeString(folder.resolve("my.conf"), "\npersona = postfix\n");
        Cli.Outcome outcome = new Cli()
                .with(Map.of("FIXUPLAB_CONF", file.toString(), "FIXUPLAB_DRAIN", "9s"))
                .call("config");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines())
                .anyMatch(line -> line.matches("persona +=.*\"postfix\" +# " + file + ":2"))
                .anyMatch(line -> line.matches("drain +=.*\"9s\" +# environment FIXUPLAB_DRAIN"))
                .anyMatch(line -> line.matches("quiet +=.*false +# default"));
    }

    @Test
    void with_a_command_it_tells_what_that_would_see_flags_first() {
        Cli.Outcome outcome = new Cli()
                .with(Map.of("HOME", "/nonexistent", "FIXUPLAB_PROXY_LISTEN", "127.0.0.1:1", "FIXUPLAB_DRAIN", "9s"))
                .call("config", "proxy", "--listen", "127.0.0.1:2", "--quiet");
        assertThat(outcome.out().lines())
                .anyMatch(line -> line.matches("proxy.listen +=.*\"127.0.0.1:2\" +# flag --listen"))
                .anyMatch(line -> line.matches("drain +=.*\"9s\" +# environment FIXUPLAB_DRAIN"))
                .anyMatch(line -> line.matches("quiet +=.*true +# flag --quiet"))
                .noneMatch(line -> line.startsWith("serve."));
    }

    @Test
    void flag_that_is_on_already_stays_on() {
        Cli.Outcome outcome = new Cli()
                .with(Map.of("HOME", "/nonexistent", "FIXUPLAB_PROXY_TRANSPARENT", "true"))
                .call("proxy", "--transparent", "--proxy-protocol-in");
        assertThat(outcome.err()).contains("--transparent and --proxy-protocol-in each say who the client is");
    }

    @Test
    void what_it_prints_is_a_configuration_file() throws Exception {
        Path file =
                Files.writeString(folder.resolve("out.conf"), Cli.run("config").out());
        Cli.Outcome again = Cli.run("config", "--conf", file.toString());
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).doesNotContain("# default");
    }

    @Test
    void a_wrong_value_of_the_environment_is_told_by_the_command_that_reads_it() {
        Cli.Outcome outcome = new Cli()
                .with(Map.of("HOME", "/nonexistent", "FIXUPLAB_COLOR", "blue"))
                .call("firmware", "ls");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("fixuplab: environment FIXUPLAB_COLOR: color: 'blue' is none of auto, always, never\n");
    }

    @Test
    void a_variable_that_means_nothing_is_pointed_out_on_stderr() {
        Cli.Outcome outcome = new Cli()
                .with(Map.of("HOME", "/nonexistent", "FIXUPLAB_FIRMWRE", "x"))
                .call("config");
        assertThat(outcome.err()).contains("FIXUPLAB_FIRMWRE means nothing (did you mean 'FIXUPLAB_FIRMWARE'?)");
    }
}
