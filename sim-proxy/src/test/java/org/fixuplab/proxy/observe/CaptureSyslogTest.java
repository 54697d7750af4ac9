package org.fixuplab.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fixuplab.event.Direction;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions of which somebody kept the device's own log: ours has the same lines. */
class CaptureSyslogTest {

    private static final File FIXTURES = new File("../sim-inspect/src/test/resources/captures");
    private static final Pattern LINE = Pattern.compile("([CS]): (.*)");
    private static final Pattern FILLER = Pattern.compile("<(.)\\*(\\d+)>");
    private static final Pattern FROM = Pattern.compile("from outside:([0-9.]+)/(\\d+) to [^:]*:([0-9.]+)/(\\d+)");

    static Stream<Config> captures() {
        File[] files = FIXTURES.listFiles((in, name) -> name.endsWith(".conf"));
        assertThat(files).as("fixtures of %s", FIXTURES).isNotEmpty();
        return Arrays.stream(files)
                .sorted()
                .map(ConfigFactory::parseFile)
                .filter(capture -> capture.hasPath("syslog"));
    }

    @ParameterizedTest
    @MethodSource("captures")
    void the_device_logs_what_a_real_one_did(Config capture) {
        List<String> real = capture.getStringList("syslog");
        Matcher ends = FROM.matcher(real.get(0));
        assertThat(ends.find()).as(real.get(0)).isTrue();

        List<String> logged = logged(
                Catalogue.load().policy(capture.getString("firmware")),
                new InetSocketAddress("127.0.0.1", Integer.parseInt(ends.group(2))),
                new DeviceNames(
                        Inside.MTA,
                        OptionalInt.of(Integer.parseInt(ends.group(4))),
                        Optional.of(ends.group(1)),
                        Optional.of(ends.group(3))),
                capture.getString("session"));

        // The lines about the connection were not kept. Our interfaces are called outside and inside.
        assertThat(logged)
                .containsSubsequence(real.stream()
                        .map(line -> line.replaceAll(" to \\w+:", " to inside:"))
                        .toList());
    }

    private static List<String> logged(
            InspectionPolicy policy, InetSocketAddress client, DeviceNames names, String session) {
        List<String> lines = new ArrayList<>();
        SessionObserver log = new SyslogLines(policy, names, () -> Instant.EPOCH).observer(line -> lines.add(line.text()));
        log.opened(new SessionInfo(1, client, new InetSocketAddress("127.0.0.1", 4026), Instant.EPOCH));
        Inspector inspector = policy.inspector(log);
        for (String line : session.strip().split("\n", -1)) {
            Matcher form = LINE.matcher(line);
            assertThat(form.matches()).as(line).isTrue();
            boolean fromClient = form.group(1).equals("C");
            String[] sides = form.group(2).split("  ~> |  <~ ", 2);
            String said = FILLER.matcher(sides[fromClient ? 0 : sides.length - 1])
                    .replaceAll(filler -> filler.group(1).repeat(Integer.parseInt(filler.group(2))));
            inspector.judge(
                    fromClient ? Direction.FROM_CLIENT : Direction.FROM_SERVER,
                    ByteBuffer.wrap(Octets.octets(said + "\r\n")));
        }
        return lines;
    }
}
