package org.fixuplab.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fixuplab.event.Direction;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.Inside;
import org.fixuplab.proxy.observe.LegSignal;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.fixuplab.proxy.observe.Spoken;
import org.fixuplab.proxy.observe.SyslogLines;
import org.fixuplab.proxy.record.Anonymiser;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.proxy.record.Recording;
import org.fixuplab.proxy.record.Secrets;
import org.fixuplab.proxy.record.SessionRecorder;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every name of these sessions has a q and a z in it, and every address a 77: nothing else has. */
class AnonymiserTest {

    private static final String TELLING = "(?is).*(qz|\\b77\\b|\\.77).*";

    private static final List<String> STEPS = List.of(
            "<220 qzhost ESMTP",
            "EHLO qzclient.qzsrc.qzt",
            "<250-qzhost.qzdom.qzt Hello QZclient.qzsrc.qzt [77.1.2.77], pleased\r\n250-STARTTLS\r\n250-SIZE\r\n250 DSN",
            "STARTTLS",
            "<500 5.5.1 what",
            "MAIL FROM:<qzalice|qz@qzsrc.qzt> SIZE=100 AUTH=qzalice@qzsrc.qzt ENVID=qzid RET=HDRS",
            "<250 2.1.0 qzalice@qzsrc.qzt... Sender ok",
            "RCPT TO:<qzbob.qzbuilder@qzdom.qzt> ORCPT=rfc822;qzbob@qzdom.qzt",
            "<550 5.1.1 <qzbob.qzbuilder@qzdom.qzt>: unknown here, see http://www.qzdom.qzt/why?ip=10.0.77.77",
            "RCPT TO:qzbob",
            "<550 5.1.1 qzbob is unknown to qzhost",
            "VRFY qzbob",
            "<252 2.0.0 qzbob",
            "AUTH CRAM-MD5",
            "<334 cXp4QHF6aG9zdA==",
            "qzqz",
            "<235 ok",
            "qz nonsense",
            "<500 what is QZ.qzt",
            "BDAT 9 LAST\r\nqzbody\r\n",
            "<500 what",
            "DATA",
            "<354 go",
            "Received: from qzclient.qzsrc.qzt ([77.1.2.3])\r\n by qzhost\r\nDKIM-Signature: h=qz:content-type;\r\n d=qz\r\n"
                    + "X-qzcorp-id: qz\r\nContent-Type: text/qz\r\n\r\nqzbody text\r\n..qz\r\nlast qz\r\n.",
            "<250 2.0.0 Ok: queued as 4F01 by qzhost.qzdom.qzt",
            "ETRN qzdom.qzt",
            "<250 qzdom.qzt",
            "QUIT",
            "<221 qzhost closing");

    private static final DeviceNames DEVICE =
            new DeviceNames(Inside.MTA, OptionalInt.of(25), Optional.of("192.0.77.10"), Optional.of("10.0.25.77"));

    static Stream<InspectionPolicy> policies() {
        return SecretsTest.policies();
    }

    private static Recording session(InspectionPolicy policy, int cut, Secrets secrets) {
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        SessionRecorder recorder = new SessionRecorder(100_000, secrets, clock, entry -> {});
        SyslogLines syslog = new SyslogLines(policy, DEVICE, clock);
        SessionObserver observer = SessionObservers.all(() -> recorder, () -> syslog.observer(recorder::logged))
                .observer();
        observer.opened(new SessionInfo(
                1,
                new InetSocketAddress("77.77.1.2", 40001),
                new InetSocketAddress("77.77.1.3", 4025),
                InetSocketAddress.createUnresolved("qzhost.qzdom.qzt", 4026),
                Instant.EPOCH));
        observer.connected(new InetSocketAddress("77.77.1.3", 40002));
        observer.signal(Direction.FROM_SERVER, LegSignal.CONNECTED);
        Steps.speak(policy, observer, STEPS, cut);
        observer.closed(new SessionEnd(
                Ending.FIN, Ending.FIN, SessionEnd.Cause.PEERS, Optional.of("qzhost.qzdom.qzt:25 said so")));
        return recorder.snapshot();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void no_name_address_or_body_is_left_anywhere(InspectionPolicy policy) {
        for (int cut : new int[] {1, 2, 3, 5, 7, 9, Steps.WHOLE}) {
            Recording recording = session(policy, cut, Secrets.RAW);
            Anonymiser.Anonymous anonymous = Anonymiser.of(recording, DEVICE);
            assertThat(Views.of(recording, DEVICE)).anyMatch(text -> text.matches(TELLING));
            assertThat(Views.of(anonymous.recording(), anonymous.device()).stream()
                            .filter(text -> text.matches(TELLING)))
                    .as("%s in cuts of %d", policy.firmware(), cut)
                    .isEmpty();
            assertThat(anonymous.recording().end().orElseThrow().reason().orElseThrow())
                    .doesNotMatch(TELLING);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void lengths_offsets_and_masks_stay(InspectionPolicy policy) {
        Recording recording = session(policy, 5, Secrets.STARRED);
        Recording anonymous = Anonymiser.of(recording);
        assertThat(anonymous.entries()).hasSameSizeAs(recording.entries());
        for (int i = 0; i < recording.entries().size(); i++) {
            if (recording.entries().get(i) instanceof Entry.Segment was) {
                Entry.Segment is = (Entry.Segment) anonymous.entries().get(i);
                assertThat(is.offset()).isEqualTo(was.offset());
                assertThat(is.before()).hasSameSizeAs(was.before());
                assertThat(is.after()).hasSameSizeAs(was.after());
                assertThat(is.altered()).isEqualTo(was.altered());
                for (int at = 0; at < Math.min(was.before().length, was.after().length); at++) {
                    if (was.before()[at] != was.after()[at]) {
                        assertThat(is.after()[at]).isEqualTo(was.after()[at]);
                    }
                }
            }
        }
    }

    @Test
    void the_same_name_gets_the_same_replacement_and_so_do_addresses() {
        Recording recording = session(Catalogue.load().policy("ASA 8.2(5)"), Steps.WHOLE, Secrets.STARRED);
        Anonymiser.Anonymous anonymous = Anonymiser.of(recording, DEVICE);
        assertThat(stream(anonymous.recording(), Direction.FROM_CLIENT)).startsWith("""
                        EHLO namenam1.name1.aaa
                        STARTTLS
                        MAIL FROM:<namena1|aa@name1.aaa> SIZE=100 AUTH=namena1@name1.aaa ENVID=nam1 RET=HDRS
                        RCPT TO:<name2.namename1@name3.aaa> ORCPT=rfc822;name2@name3.aaa
                        RCPT TO:name2
                        VRFY name2
                        AUTH CRAM-MD5
                        """.replace("\n", "\r\n"));
        assertThat(stream(anonymous.recording(), Direction.FROM_SERVER))
                .contains("250-namen1.name3.aaa Hello namenam1.name1.aaa [")
                .contains("550 5.1.1 name2 is unknown to namen1\r\n");
        String outside = anonymous.device().outsideAddress().orElseThrow();
        assertThat(anonymous.recording().entries(Entry.Logged.class))
                .allMatch(logged -> logged.line().text().contains(outside));
    }

    @Test
    void what_is_said_behind_a_message_too_big_to_keep_stays_readable_and_without_names() {
        SessionRecorder recorder = new SessionRecorder(1_000);
        Spoken spoken = new Spoken(recorder).client("DATA\r\n").dataStarts().server("354 go\r\n");
        spoken.client("Subject: qz\r\n\r\n" + "qz\r\n".repeat(150)).client("qz\r\n".repeat(2_000));
        spoken.dataEnds(23).client("qzbody\r\nQZHEAD: qz\r\n.\r\nRCPT TO:<qz@qzdom.qzt>\r\n");
        spoken.server("250 queued\r\n550 <qz@qzdom.qzt> is unknown\r\n");
        Recording anonymous = Anonymiser.of(recorder.snapshot());
        assertThat(recorder.snapshot().entries(Entry.Omitted.class)).hasSize(1);
        assertThat(stream(anonymous, Direction.FROM_CLIENT))
                .startsWith("DATA\r\nSubject:")
                .endsWith("\r\n.\r\nRCPT TO:<aa@name1.aaa>\r\n")
                .doesNotContainIgnoringCase("qz");
        assertThat(stream(anonymous, Direction.FROM_SERVER))
                .endsWith("\r\n250 queued\r\n550 <aa@name1.aaa> is unknown\r\n");
    }

    @Test
    void it_is_the_same_every_time() {
        Recording recording = session(Catalogue.load().policy("PIX 6.3(5)"), 4, Secrets.STARRED);
        assertThat(stream(Anonymiser.of(recording), Direction.FROM_CLIENT))
                .isEqualTo(stream(Anonymiser.of(recording), Direction.FROM_CLIENT));
    }

    private static String stream(Recording recording, Direction from) {
        StringBuilder text = new StringBuilder();
        for (Entry.Segment segment : recording.entries(Entry.Segment.class)) {
            text.append(segment.from() == from ? Octets.text(segment.before()) : "");
        }
        return text.toString();
    }
}
