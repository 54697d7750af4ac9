package org.fixuplab.app.report;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.event.Action;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.run.Failure;
import org.fixuplab.lab.run.Outcome;
import org.fixuplab.lab.run.RunResult;
import org.fixuplab.lab.scenario.Client;
import org.fixuplab.lab.scenario.Expectations;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.mta.Persona;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLine;
import org.fixuplab.smtp.Octets;

/** Results as the runner would hand them over, made by hand: always the same, to the last octet. */
final class Results {

    private Results() {}

    static RunResult passed() {
        return result(Outcome.PASSED, List.of(), Optional.empty(), List.of(masked()));
    }

    static RunResult failed() {
        Failure failure = new Failure(
                "scenarios/esa.conf",
                18,
                "S: 250 STARTTLS",
                "S: 250 XXXXXXXA",
                "the MTA said 250 STARTTLS; ehlo-mask changed it");
        return result(Outcome.FAILED, List.of(failure), Optional.empty(), List.of(masked()));
    }

    static RunResult ended() {
        return result(Outcome.PASSED, List.of(), Optional.empty(), List.of(reset()));
    }

    static RunResult notRun() {
        Problem problem =
                new Problem("scenarios/esa.conf", 12, "there is no program swaks", "install it, or name another");
        return result(Outcome.ENVIRONMENT, List.of(), Optional.of(problem), List.of());
    }

    /** Some of its octets were taken out, and some put in. */
    static RunResult spliced() {
        Transcript session = transcript(
                List.of(
                        raw(Direction.FROM_CLIENT, "KILL\r\n", "", "local-ok"),
                        raw(Direction.FROM_SERVER, "", "OK\r\n", "local-ok"),
                        raw(Direction.FROM_CLIENT, "EHLO me\r\n", "XXXX me\r\n", "verb-x"),
                        raw(Direction.FROM_CLIENT, ".\r\n", ".", "dot-split")),
                List.of());
        return result(Outcome.PASSED, List.of(), Optional.empty(), List.of(session));
    }

    /** Its one line holds what XML cannot. */
    static RunResult nasty() {
        Transcript session = transcript(
                List.of(line(Direction.FROM_CLIENT, "EHLO \u0000\u001b]<&>\"", "EHLO \u0000\u001b]<&>\"")), List.of());
        return result(
                Outcome.FAILED,
                List.of(new Failure("a<b>.conf", 0, "\"]]>\"", "\u0001", "")),
                Optional.empty(),
                List.of(session));
    }

    private static RunResult result(
            Outcome outcome, List<Failure> failures, Optional<Problem> problem, List<Transcript> sessions) {
        LabSettings lab = LabSettings.of(Catalogue.load().policy("ASA 8.2(5)")).withPersona(Persona.named("cisco-esa"));
        Scenario scenario = new Scenario(
                Path.of("scenarios", "esa.conf"),
                Optional.empty(),
                "STARTTLS disappears behind an ASA",
                "XXXXXXXA after EHLO; 500 #5.5.1 command not recognized after STARTTLS",
                List.of("Cisco technote 118550"),
                lab,
                new Client.Nobody(),
                Expectations.NONE,
                Duration.ofMillis(200));
        return new RunResult(
                scenario,
                outcome,
                failures,
                problem,
                sessions,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMillis(432));
    }

    private static Transcript masked() {
        return transcript(
                List.of(
                        line(
                                Direction.FROM_SERVER,
                                "220 mail.example.com ESMTP",
                                "220 **********************",
                                "banner-stars"),
                        line(Direction.FROM_CLIENT, "EHLO client.example.com", "EHLO client.example.com"),
                        line(Direction.FROM_SERVER, "250-mail.example.com", "250-mail.example.com"),
                        line(Direction.FROM_SERVER, "250-8BITMIME", "250-8BITMIME"),
                        line(Direction.FROM_SERVER, "250-SIZE 10485760", "250-SIZE 10485760"),
                        line(Direction.FROM_SERVER, "250 STARTTLS", "250 XXXXXXXA", "ehlo-mask"),
                        line(Direction.FROM_CLIENT, "STARTTLS", "XXXXXXXX", "verb-x"),
                        line(
                                Direction.FROM_SERVER,
                                "500 #5.5.1 command not recognized",
                                "500 #5.5.1 command not recognized"),
                        line(Direction.FROM_CLIENT, "QUIT", "QUIT"),
                        line(Direction.FROM_SERVER, "221 mail.example.com", "221 mail.example.com")),
                List.of(
                        altered("banner-stars", Direction.FROM_SERVER, "mail", "****"),
                        altered("ehlo-mask", Direction.FROM_SERVER, "STARTTLS", "XXXXXXXA"),
                        altered("verb-x", Direction.FROM_CLIENT, "STARTTLS", "XXXXXXXX")));
    }

    private static Transcript reset() {
        return transcript(
                List.of(line(Direction.FROM_CLIENT, "DATA", "DATA")),
                List.of(
                        new Event.Matched(
                                "header-nested",
                                Direction.FROM_CLIENT,
                                40,
                                "header DKIM-Signature",
                                Action.RESET,
                                true,
                                0),
                        new Event.Ended("header-nested", LegAct.RESET, LegAct.RESET)));
    }

    private static Event altered(String behaviour, Direction from, String before, String after) {
        return new Event.Altered(behaviour, from, 4, Octets.octets(before), Octets.octets(after));
    }

    private static Transcript transcript(List<TranscriptLine> lines, List<Event> events) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 25);
        return new Transcript(
                new SessionInfo(1, address, address, Instant.EPOCH),
                lines,
                Optional.of(new SessionEnd(Ending.FIN, Ending.FIN, SessionEnd.Cause.PEERS, Optional.empty())),
                new ArrayList<>(events),
                List.of("%ASA-6-302014: Teardown TCP connection 1"));
    }

    private static TranscriptLine line(Direction from, String before, String after, String... behaviours) {
        return raw(from, before + "\r\n", after + "\r\n", behaviours);
    }

    private static TranscriptLine raw(Direction from, String before, String after, String... behaviours) {
        return new TranscriptLine(
                Instant.EPOCH,
                TranscriptLine.Kind.DIALOGUE,
                from,
                0,
                Octets.octets(before),
                Octets.octets(after),
                before.length(),
                List.of(behaviours));
    }
}
