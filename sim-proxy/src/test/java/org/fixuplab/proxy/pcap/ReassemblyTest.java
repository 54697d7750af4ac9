package org.fixuplab.proxy.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.fixuplab.event.Direction;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.LegSignal;
import org.fixuplab.proxy.observe.Spoken;
import org.fixuplab.proxy.pcap.ReadCapture.Read;
import org.fixuplab.proxy.record.SessionRecorder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReassemblyTest {

    private static final int ROUNDS = 200;

    private final Map<Direction, ByteArrayOutputStream> sent = new EnumMap<>(Direction.class);
    private final Map<Direction, ByteArrayOutputStream> got = new EnumMap<>(Direction.class);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void both_legs_carry_exactly_what_was_recorded_for_any_session(String host) {
        for (int seed = 1; seed <= ROUNDS; seed++) {
            ReadCapture capture = ReadCapture.of(session(new Random(seed), host).snapshot(), options());
            assertThat(capture.packets).as("seed %d", seed).allMatch(Read::checksumsRight);
            assertThat(capture.stream("outside", true, 25))
                    .as("seed %d", seed)
                    .isEqualTo(octets(sent, Direction.FROM_CLIENT));
            assertThat(capture.stream("inside", true, 25))
                    .as("seed %d", seed)
                    .isEqualTo(octets(got, Direction.FROM_CLIENT));
            assertThat(capture.stream("inside", false, 25))
                    .as("seed %d", seed)
                    .isEqualTo(octets(sent, Direction.FROM_SERVER));
            assertThat(capture.stream("outside", false, 25))
                    .as("seed %d", seed)
                    .isEqualTo(octets(got, Direction.FROM_SERVER));
        }
    }

    private static PcapOptions options() {
        return new PcapOptions(false, DeviceNames.DEFAULT);
    }

    private static byte[] octets(Map<Direction, ByteArrayOutputStream> of, Direction from) {
        return of.get(from).toByteArray();
    }

    private SessionRecorder session(Random random, String host) {
        for (Direction from : Direction.values()) {
            sent.put(from, new ByteArrayOutputStream());
            got.put(from, new ByteArrayOutputStream());
        }
        SessionRecorder recorder = new SessionRecorder(10_000_000);
        Spoken spoken = new Spoken(recorder, new InetSocketAddress(host, 40001), new InetSocketAddress(host, 25));
        recorder.connected(new InetSocketAddress(host, 40002));
        recorder.signal(Direction.FROM_SERVER, LegSignal.CONNECTED);
        for (int count = random.nextInt(12); count > 0; count--) {
            Direction from = random.nextBoolean() ? Direction.FROM_CLIENT : Direction.FROM_SERVER;
            byte[] before = new byte[random.nextInt(random.nextInt(5) == 0 ? 70_000 : 40)];
            random.nextBytes(before);
            byte[] after = after(before, random);
            spoken.segment(from, before, after);
            sent.get(from).writeBytes(before);
            got.get(from).writeBytes(after);
        }
        for (int count = random.nextInt(3); count > 0; count--) {
            Direction leg = random.nextBoolean() ? Direction.FROM_CLIENT : Direction.FROM_SERVER;
            recorder.signal(leg, random.nextBoolean() ? LegSignal.FIN : LegSignal.PEER_FIN);
        }
        return recorder;
    }

    /** As it was, masked, cut short, or something of the firewall's own. */
    private static byte[] after(byte[] before, Random random) {
        if (before.length == 0) {
            return new byte[] {'2', '5', '0', '\r', '\n'};
        }
        byte[] after = Arrays.copyOf(before, random.nextInt(4) == 0 ? random.nextInt(before.length) : before.length);
        if (after.length > 0 && random.nextBoolean()) {
            after[random.nextInt(after.length)] = 'X';
        }
        return after;
    }
}
