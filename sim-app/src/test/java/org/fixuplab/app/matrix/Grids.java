package org.fixuplab.app.matrix;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.fixuplab.event.Direction;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.matrix.Cell;
import org.fixuplab.lab.matrix.Column;
import org.fixuplab.lab.matrix.Leak;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLine;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Verdict;
import org.fixuplab.smtp.Octets;

/** Matrices as they might have been run, made by hand: always the same, to the last octet. */
final class Grids {

    static final Column NONE = column("none", "no inspection", "none");
    static final Column ASA = column("asa-8.2.5", "overwrites STARTTLS, stars the greeting", "ASA 8.2(5)");
    static final Column REFUSED = column("TLS-02b", "STARTTLS is answered 454", "none");
    static final Column RESET = column("TLS-04a", "the connection is reset in the handshake", "none");
    static final Column LOST = column("DAT-01", "the final dot's 250 is lost", "none");
    static final List<Column> COLUMNS = List.of(NONE, ASA, REFUSED, RESET, LOST);

    private Grids() {}

    /** Every verdict, every leak, a shard's hole, and a sender with markup for a name. */
    static Grid whole() {
        Cell hung = cell("<b>|own|</b>", LOST, "hung");
        return Grid.of(
                List.of("postfix-may", "swaks-tls", "<b>|own|</b>"),
                COLUMNS,
                List.of(
                        cell("postfix-may", NONE, "tls(unverified)"),
                        cell("postfix-may", ASA, "clear", Leak.ENVELOPE, Leak.MESSAGE),
                        deferredThenClear("postfix-may", REFUSED),
                        deferredThenClear("postfix-may", RESET),
                        cell("postfix-may", LOST, "duplicate"),
                        cell("swaks-tls", NONE, "tls(verified)"),
                        failed("swaks-tls", ASA),
                        cell("swaks-tls", REFUSED, "clear", Leak.CREDENTIALS, Leak.MESSAGE),
                        cell("swaks-tls", RESET, "bounced", Leak.ENVELOPE),
                        hung),
                Map.of(Place.of(hung), List.of("hung")),
                Duration.ofMillis(12_345));
    }

    static Grid of(Cell... cells) {
        return Grid.of(
                List.of(cells).stream().map(Cell::sender).distinct().toList(),
                COLUMNS,
                List.of(cells),
                Map.of(),
                Duration.ofMillis(500));
    }

    static Cell cell(String sender, Column column, String verdict, Leak... leaks) {
        return new Cell(
                sender, column.id(), verdict, Set.of(leaks), List.of(), "", List.of(nasty()), Duration.ofMillis(250));
    }

    private static Cell deferredThenClear(String sender, Column column) {
        return new Cell(
                sender,
                column.id(),
                "deferred, clear",
                Set.of(Leak.ENVELOPE, Leak.MESSAGE),
                List.of(
                        new Attempt(Duration.ZERO, Verdict.DEFERRED, OptionalInt.empty(), "Cannot start TLS"),
                        new Attempt(Duration.ofSeconds(1000), Verdict.CLEAR, OptionalInt.empty(), "")),
                "in clear once it was old enough",
                List.of(nasty(), nasty()),
                Duration.ofMillis(1250));
    }

    private static Cell failed(String sender, Column column) {
        return new Cell(
                sender,
                column.id(),
                "failed(29)",
                Set.of(),
                List.of(new Attempt(Duration.ZERO, Verdict.FAILED, OptionalInt.of(29), "no STARTTLS <here>")),
                "",
                List.of(),
                Duration.ofMillis(250));
    }

    private static Column column(String id, String title, String firmware) {
        return new Column(
                id, title, LabSettings.of(Catalogue.load().policy(firmware)), List.of("Cisco technote 118550"));
    }

    /** Its lines hold what is markup somewhere. */
    private static Transcript nasty() {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 25);
        return new Transcript(
                new SessionInfo(1, address, address, Instant.EPOCH),
                List.of(
                        line(Direction.FROM_SERVER, "220 <script>alert(1)</script>"),
                        line(Direction.FROM_CLIENT, "EHLO \u0000\u001b]&\"'\u00e9")),
                Optional.of(new SessionEnd(Ending.FIN, Ending.FIN, SessionEnd.Cause.PEERS, Optional.empty())),
                List.of(),
                List.of());
    }

    private static TranscriptLine line(Direction from, String text) {
        byte[] octets = Octets.octets(text + "\r\n");
        return new TranscriptLine(
                Instant.EPOCH, TranscriptLine.Kind.DIALOGUE, from, 0, octets, octets, octets.length, List.of());
    }
}
