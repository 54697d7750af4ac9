package org.fixuplab.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fixuplab.event.Direction;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.proxy.observe.AlterationLines;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.LegSignal;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.fixuplab.proxy.observe.SyslogLines;
import org.fixuplab.proxy.record.Secrets;
import org.fixuplab.proxy.record.SessionRecorder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Credentials in every form that a client may send them, behind every firmware, at cuts of 1 to 9 octets: not one octet of them is in any
 * view. They are made of four letters that nothing else here has.
 */
class SecretsTest {

    private static final String SECRET = "zjZJjzJZzzjj";

    /** What the client says, what the server says ({@code <}), in turn; {@code $} is the secret. */
    private static final List<List<String>> FORMS = List.of(
            List.of("AUTH PLAIN $", "<235 ok"),
            List.of("AUTH PLAIN $", "<535 no", "AUTH PLAIN $", "<500 what", "$", "<500 what"),
            List.of("auth plain  $", "<235 ok"),
            List.of("AUTH LOGIN", "<334 VXNlcm5hbWU6", "$", "<334 UGFscm0", "$", "<235 ok"),
            List.of("AUTH LOGIN $", "<334 UGFscm0", "$", "<235 ok"),
            List.of("AUTH LOGIN", "<500 what", "$", "<500 what", "$", "<500 what"),
            List.of("AUTH CRAM-MD5", "<334 PDEyMw", "$", "<235 ok"),
            List.of("AUTH DIGEST-MD5", "<334 cmVhbG0", "$", "<334 cnNw", "", "<235 ok"),
            List.of("AUTH NTLM $", "<334 TlRN", "$", "<235 ok"),
            List.of("AUTH XOAUTH2 $", "<334 eyA", "", "<535 no"),
            List.of("AUTH SCRAM-SHA-256 $", "<334 cnR1", "$", "<334 dmE", "", "<235 ok"),
            List.of("AUTH X-OWN-WAY $", "<504 no such mechanism"),
            List.of("AUTH $", "<501 syntax"),
            List.of("AUTHPLAIN $", "<500 what", "AUTH=PLAIN $", "<500 what", "AUTH$", "<500 what"),
            List.of(" AUTH PLAIN $", "<500 what", "\tAUTH\tLOGIN\t$", "<500 what"),
            List.of("AUTH LOGIN\r\n$\r\n$", "<334 VXNlcm5hbWU6\r\n334 UGFscm0\r\n235 ok"),
            List.of("AUTH PLAIN\r\n$\r\nNOOP", "<334 \r\n235 ok\r\n250 ok"),
            List.of("AUTH PLAIN", "<334 ", "$\r\nNOOP\r\nAUTH PLAIN $", "<235 ok\r\n250 ok\r\n503 again"),
            List.of("AUTH LOGIN", "<334 VXNlcm5hbWU6", "$", "<334 UGFscm0", "*", "<501 off", "AUTH PLAIN $", "<235 ok"),
            List.of(
                    "AUTH LOGIN",
                    "<334 VXNlcm5hbWU6",
                    "*",
                    "<501 off",
                    "NOOP",
                    "<250 ok",
                    "AUTH LOGIN $",
                    "<334 x",
                    "$"),
            List.of("AUTH PLAIN", "<334 ", "$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$$", "<235 ok"));

    static Stream<InspectionPolicy> policies() {
        Catalogue catalogue = Catalogue.load();
        return Stream.concat(
                Stream.of(
                        catalogue.policy("none"), catalogue.policy("ASA 8.2(5)").withoutInspection()),
                catalogue.eras().stream()
                        .map(era -> catalogue.policy(
                                era.interval().platform() + " " + era.interval().from())));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void no_octet_of_a_credential_is_in_any_view(InspectionPolicy policy) {
        for (List<String> form : FORMS) {
            for (int cut = 1; cut <= 10; cut++) {
                List<String> shown = shown(policy, form, cut > 9 ? Steps.WHOLE : cut, Secrets.STARRED);
                assertThat(shown.stream().filter(text -> text.matches("(?s).*[zjZJ].*")))
                        .as("%s, %s in cuts of %d", policy.firmware(), form, cut)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void raw_means_raw(InspectionPolicy policy) {
        for (List<String> form : FORMS) {
            assertThat(shown(policy, form, Steps.WHOLE, Secrets.RAW))
                    .as("%s, %s", policy.firmware(), form)
                    .anyMatch(text -> text.contains(SECRET));
        }
    }

    /** The session, and everything that is shown of it. */
    private static List<String> shown(InspectionPolicy policy, List<String> form, int cut, Secrets secrets) {
        List<String> shown = new ArrayList<>();
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        SessionRecorder recorder =
                new SessionRecorder(100_000, secrets, clock, entry -> shown.addAll(Views.texts(entry)));
        SyslogLines syslog = new SyslogLines(policy, DeviceNames.DEFAULT, clock);
        SessionObserver observer = SessionObservers.all(
                        () -> recorder, () -> syslog.observer(recorder::logged), new AlterationLines(shown::add))
                .observer();
        InetSocketAddress loopback = new InetSocketAddress("127.0.0.1", 40001);
        observer.opened(new SessionInfo(1, loopback, loopback, Instant.EPOCH));
        observer.connected(loopback);
        observer.signal(Direction.FROM_SERVER, LegSignal.CONNECTED);
        List<String> steps = new ArrayList<>(List.of("<220 mail", "EHLO me", "<250-mail\r\n250 AUTH PLAIN LOGIN"));
        form.forEach(step -> steps.add(step.replace("$", SECRET)));
        steps.add("QUIT");
        Steps.speak(policy, observer, steps, cut);
        observer.closed(new SessionEnd(Ending.FIN, Ending.FIN, SessionEnd.Cause.PEERS, Optional.empty()));
        shown.addAll(Views.of(recorder.snapshot(), DeviceNames.DEFAULT));
        return shown;
    }
}
