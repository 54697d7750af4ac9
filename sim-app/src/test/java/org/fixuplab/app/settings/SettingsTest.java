package org.fixuplab.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {

    @TempDir
    private Path folder;

    @Test
    void environment_beats_file_beats_default() throws Exception {
        Path file = file("drain = 3s\nserve { listen = \"127.0.0.1:1\" }");
        Settings settings = Settings.read(Optional.of(file), Map.of("FIXUPLAB_SERVE_LISTEN", "127.0.0.1:2"));
        assertThat(settings.resolve(Key.SERVE_LISTEN))
                .isEqualTo(
                        new Resolved(Key.SERVE_LISTEN, "127.0.0.1:2", new Origin.Environment("FIXUPLAB_SERVE_LISTEN")));
        assertThat(settings.resolve(Key.DRAIN))
                .isEqualTo(new Resolved(Key.DRAIN, "3s", new Origin.ConfigFile(file.toString(), 1)));
        assertThat(settings.resolve(Key.PERSONA))
                .isEqualTo(new Resolved(Key.PERSONA, "cisco-esa", new Origin.Standard()));
    }

    @Test
    void every_unknown_key_is_told_with_file_line_and_suggestion() throws Exception {
        Path file = file("drian = 3s\n\nserve { lisen = \"127.0.0.1:1\" }");
        assertThatThrownBy(() -> Settings.read(Optional.of(file), Map.of()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(refusal.sentences())
                            .containsExactly(
                                    file + ":1: unknown key 'drian' (did you mean 'drain'?)",
                                    file + ":3: unknown key 'serve.lisen' (did you mean 'serve.listen'?)");
                });
    }

    @Test
    void a_value_that_makes_no_sense_is_told_with_its_place() throws Exception {
        Path file = file("color = auto\ndrain = soon");
        Settings settings = Settings.read(Optional.of(file), Map.of("FIXUPLAB_COLOR", "blue"));
        assertThatThrownBy(() -> settings.resolve(Key.DRAIN))
                .hasMessageStartingWith(file + ":2: drain: 'soon' is not a duration");
        assertThatThrownBy(() -> settings.resolve(Key.COLOR))
                .hasMessage("environment FIXUPLAB_COLOR: color: 'blue' is none of auto, always, never");
    }

    @Test
    void a_file_that_is_no_hocon_is_told_in_one_line() throws Exception {
        Path file = file("serve {");
        assertThatThrownBy(() -> Settings.read(Optional.of(file), Map.of()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.sentences()).hasSize(1);
                    assertThat(refusal.getMessage()).contains(file.toString());
                });
    }

    @Test
    void a_named_file_must_be_there() {
        assertThatThrownBy(() -> Settings.read(Optional.of(folder.resolve("none.conf")), Map.of()))
                .hasMessageContaining("none.conf cannot be read: no such file or directory");
        assertThatThrownBy(() -> Settings.read(
                        Optional.empty(),
                        Map.of("FIXUPLAB_CONF", folder.resolve("none").toString())))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_file_in_the_users_folder_is_found() throws Exception {
        Path file = Files.createDirectories(folder.resolve("fixuplab")).resolve("fixuplab.conf");
        Files.writeString(file, "drain = 7s");
        Settings settings = Settings.read(Optional.empty(), Map.of("XDG_CONFIG_HOME", folder.toString()));
        assertThat(settings.resolve(Key.DRAIN).value()).isEqualTo("7s");
    }

    @Test
    void a_variable_that_means_nothing_is_pointed_out() {
        Settings settings = Settings.read(
                Optional.empty(),
                Map.of("FIXUPLAB_DRIAN", "1s", "FIXUPLAB_URL", "x", "XDG_CONFIG_HOME", folder.toString()));
        assertThat(settings.unknownVariables())
                .containsExactly("environment FIXUPLAB_DRIAN means nothing (did you mean 'FIXUPLAB_DRAIN'?)");
    }

    @ParameterizedTest
    @EnumSource
    void every_default_is_a_value_its_key_may_have(Key key) {
        if (!key.standard().isEmpty()) {
            key.kind().check(key.standard());
        }
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("test.conf"), text);
    }
}
