package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.CliProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fixuplab proxy --transparent} says where it may not, or cannot. */
@Timeout(120)
class TransparencyRightsTest {

    private static final String[] INLINE = {"proxy", "--transparent", "--listen", "0"};

    @TempDir
    private Path folder;

    @Test
    void without_the_right_it_names_the_capability_and_how_to_get_it() {
        try (CliProcess proxy = without("-net_raw,-net_admin")) {
            assertThat(proxy.exitCode()).isEqualTo(3);
            assertThat(proxy.out()).isEmpty();
            assertThat(proxy.err())
                    .startsWith("fixuplab: --transparent needs the capability CAP_NET_RAW or CAP_NET_ADMIN: ")
                    .contains("setpriv --reuid USER", "AmbientCapabilities=CAP_NET_RAW")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void one_capability_is_enough() {
        try (CliProcess proxy = without("-net_admin,-sys_admin,-net_bind_service")) {
            assertThat(proxy.port("firewall")).isPositive();
            assertThat(proxy.err())
                    .contains("ASA 8.2(5) inline in front of every server that its clients connect to: ");
            proxy.terminate();
            assertThat(proxy.exitCode()).isZero();
        }
    }

    @Test
    void on_the_jdk_selector_it_says_what_to_leave_out() {
        Map<String, String> nio = Map.of("JDK_JAVA_OPTIONS", "-Dfixuplab.transport=nio");
        try (CliProcess proxy = CliProcess.start(folder, nio, INLINE)) {
            assertThat(proxy.exitCode()).isEqualTo(3);
            assertThat(proxy.err())
                    .contains("--transparent needs Linux and Netty's native transport: ", "fixuplab.transport says nio")
                    .doesNotContain("Exception");
        }
    }

    /** Root, but for these: it still reads every file. */
    private CliProcess without(String capabilities) {
        RealPrograms.needNetworks();
        List<String> before = List.of("setpriv", "--inh-caps=-all", "--bounding-set=" + capabilities);
        return CliProcess.startBy(folder, before, Map.of(), INLINE);
    }
}
