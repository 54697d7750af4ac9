package org.fixuplab.app.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortFileTest {

    @TempDir
    private Path folder;

    @Test
    void holds_a_line_a_listener_and_leaves_nothing_beside_it() throws Exception {
        Path file = folder.resolve("ports");
        Files.writeString(file, "old");
        PortFile.write(
                file,
                List.of(
                        new Listening("firewall", new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 40251)),
                        new Listening("mta", new InetSocketAddress(InetAddress.getByName("::1"), 40252))));
        assertThat(Files.readString(file)).isEqualTo("firewall 127.0.0.1:40251\nmta [::1]:40252\n");
        assertThat(folder.toFile().list()).containsExactly("ports");
    }

    @Test
    void a_folder_that_is_not_there_is_the_environments_fault() {
        assertThatThrownBy(() -> PortFile.write(folder.resolve("no/ports"), List.of()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
                    assertThat(refusal.getMessage()).contains("no/ports", "no such file or directory");
                });
    }
}
