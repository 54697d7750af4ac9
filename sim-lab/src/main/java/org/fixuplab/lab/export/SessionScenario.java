package org.fixuplab.lab.export;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fixuplab.event.Direction;
import org.fixuplab.firmware.DeviceLog;
import org.fixuplab.lab.ProxySettings;
import org.fixuplab.lab.journal.Doer;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.proxy.observe.Ending;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLine;
import org.fixuplab.proxy.transcript.TranscriptLine.Kind;

/**
 * A recorded session as a scenario that can be run: the firewall it went through, a server that says what the real one said, a client that
 * says what the real one said, and what came of it. Run, it passes, and the firewall does the same.
 *
 * <p>What cannot be carried over stands in a comment: what was said under TLS, credentials, what the recorder left out.
 */
public final class SessionScenario {

    private final JournaledSession session;
    private final Transcript transcript;
    private final List<String> remarks = new ArrayList<>();
    private final Answers answers;
    private final ReplayedServer server;
    private final ReplayedClient client;
    private final Departure departure;

    /** A peer spoke on after the firewall had fallen silent. */
    private final boolean isVain;

    private boolean handshakeFails;

    private SessionScenario(JournaledSession session) {
        this.session = session;
        this.transcript = session.transcript();
        this.answers = Answers.of(transcript);
        this.server = new ReplayedServer(answers, remarks);
        this.client = new ReplayedClient(session.recording());
        this.departure = Departure.of(session.recording());
        this.isVain = session.recording().entries(Entry.Denied.class).stream().anyMatch(denied -> denied.octets() > 0);
    }

    /** The text of the scenario file. */
    public static String of(JournaledSession session) {
        return new SessionScenario(session).text();
    }

    private String text() {
        play();
        if (departure.who() == Departure.Who.SERVER && !answers.tls() && !departure.afterLastWords(answers)) {
            server.leaves(departure.reset() ? "reset" : "fin");
        }
        if (client.isStarred()) {
            remarks.add("Credentials were starred: a login of test stands in their place.");
        }
        if (!session.recording().entries(Entry.Omitted.class).isEmpty()) {
            remarks.add("The session was longer than what was kept of it: what was left out is not sent.");
        }
        if (isVain) {
            remarks.add("What was sent after the firewall had fallen silent was not kept, and is not sent again.");
        }
        StringBuilder text = new StringBuilder("version = 1\n");
        text.append("title   = ").append(ConfigUtil.quoteString(title())).append('\n');
        text.append("symptom = ").append(ConfigUtil.quoteString(symptom())).append("\n\n");
        remarks.stream()
                .distinct()
                .forEach(remark -> text.append("# ").append(remark).append('\n'));
        text.append(firewall()).append('\n').append(server).append('\n');
        text.append("client { play = \"\"\"\n").append(client).append("\"\"\" }\n\n");
        return text.append(expect()).toString();
    }

    private String title() {
        return "Session " + session.id() + " through " + session.policy().firmware() + ", recorded "
                + session.recording().session().opened().toString().substring(0, 10);
    }

    /** What the client was told that the server had not said, or how it ended. */
    private String symptom() {
        Optional<TranscriptLine> first = transcript.lines().stream()
                .filter(line -> line.altered() && line.kind() != Kind.NOTE)
                .findFirst();
        return first.map(line -> line.from() == Direction.FROM_SERVER
                        ? "the client gets " + shown(line.got())
                        : "the server gets " + shown(line.got()) + " for " + shown(line.sent()))
                .or(() -> transcript.end().flatMap(SessionEnd::reason))
                .orElse("nothing was altered");
    }

    private static String shown(String octets) {
        String text = octets.replaceAll("[^ -~]", "?");
        return text.isEmpty() ? "nothing" : "'" + (text.length() > 60 ? text.substring(0, 57) + "..." : text) + "'";
    }

    private String firewall() {
        ProxySettings settings = ProxySettings.of(session.policy()).withDevice(session.device());
        ConfigObject keys = FirewallKeys.of(settings);
        String plain = keys.withoutKey("config")
                .atKey("firewall")
                .root()
                .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false));
        if (!keys.containsKey("config")) {
            return plain;
        }
        String config = keys.toConfig().getString("config").indent(4);
        return plain + "firewall.config = \"\"\"\n" + config + "\"\"\"\n";
    }

    private void play() {
        boolean closed = false;
        for (TranscriptLine line : transcript.lines()) {
            if (answers.tls() && isAfterStartTls(line)) {
                tls();
                return;
            }
            if (line.kind() == Kind.NOTE || line.kind() == Kind.OPAQUE) {
                continue;
            }
            if (line.from() == Direction.FROM_CLIENT) {
                client.says(line);
                continue;
            }
            if (!closed && departure.isHalf(line.offset())) {
                client.act("C: <close>");
                closed = true;
            }
            client.hears(line);
        }
        if (!closed) {
            end();
        }
    }

    /** Its first octet came after the server had said 220 to STARTTLS. */
    private boolean isAfterStartTls(TranscriptLine line) {
        OptionalLong starts = transcript.lines().stream()
                .filter(it -> it.from() == Direction.FROM_CLIENT && it.got().equalsIgnoreCase("STARTTLS"))
                .mapToLong(it -> it.offset() + it.length())
                .reduce((first, last) -> last);
        return line.kind() != Kind.NOTE
                && line.from() == Direction.FROM_CLIENT
                && starts.isPresent()
                && line.offset() >= starts.getAsLong();
    }

    private void tls() {
        long fromServer = 0;
        boolean after = false;
        for (TranscriptLine line : transcript.lines()) {
            after |= isAfterStartTls(line);
            fromServer += after && line.kind() != Kind.NOTE && line.from() == Direction.FROM_SERVER ? line.length() : 0;
        }
        handshakeFails = fromServer == 0;
        if (!handshakeFails) {
            remarks.add("What was said under TLS is not known: here the client says QUIT.");
            client.act("C: <starttls>");
            client.act("C: QUIT");
            client.act("S: 221 ...");
            return;
        }
        boolean left = departure.who() == Departure.Who.SERVER;
        server.spoilsHandshake(left ? departure.reset() ? "reset" : "fin" : "silence");
        client.act("C| \\x16\\x03\\x01");
        end();
    }

    private void end() {
        switch (departure.who()) {
            case CLIENT -> client.act(departure.reset() ? "C: <reset>" : "C: <close>");
            case SERVER, FIREWALL -> client.act(departure.clientReset() ? "S: <reset>" : "S: <closed>");
            case NOBODY -> {
                if (transcript.end().isPresent() && transcript.end().get().client() == Ending.SILENCE) {
                    client.act("S: <silence 300ms>");
                }
            }
        }
        SessionEnd.Cause cause = transcript.end().map(SessionEnd::cause).orElse(SessionEnd.Cause.PEERS);
        if (cause == SessionEnd.Cause.IDLE || cause == SessionEnd.Cause.STOPPED) {
            remarks.add("The session ended because nothing moved, or because the firewall was stopped.");
        }
    }

    private String expect() {
        StringBuilder text = new StringBuilder("expect {\n");
        if (!answers.tls()) {
            boolean mail = answers.to(Question.DOT).stream().anyMatch(it -> Question.DOT.isYes(it.reply()));
            text.append("  outcome = ")
                    .append(mail ? "delivered-clear" : "no-mail")
                    .append('\n');
        }
        transcript
                .end()
                .filter(this::isRepeated)
                .ifPresent(end -> text.append("  client.ended = ")
                        .append(word(end.client()))
                        .append("\n  server.ended = ")
                        .append(word(end.server()))
                        .append('\n'));
        text.append("  behaviours.exactly = [")
                .append(String.join(", ", behaviours()))
                .append("]\n");
        if (!answers.tls() || handshakeFails) {
            text.append(log());
        }
        return text.append("  sessions.count = 1\n}\n").toString();
    }

    /** The device's log; without what it says of octets that came in vain, since they were not kept. */
    private String log() {
        boolean race = transcript.end().filter(this::isRace).isPresent();
        return session.recording().entries(Entry.Logged.class).stream()
                .map(Entry.Logged::line)
                .filter(line -> !isVain || line.log() != DeviceLog.DENIED)
                .map(line -> ConfigUtil.quoteString(LogPattern.of(line.text(), race)))
                .collect(Collectors.joining(
                        "\n    ", "  syslog." + (isVain ? "include" : "exactly") + " = [\n    ", "\n  ]\n"));
    }

    private boolean isRepeated(SessionEnd end) {
        return switch (end.cause()) {
            case PEERS, CLIENT_RESET, SERVER_RESET, INSPECTION -> (!answers.tls() || handshakeFails) && !isRace(end);
            case NO_UPSTREAM, IDLE, STOPPED -> false;
        };
    }

    /** Whoever still speaks when the other has left may answer a FIN with RST, or not. */
    private boolean isRace(SessionEnd end) {
        boolean byPeers = end.cause() != SessionEnd.Cause.INSPECTION;
        boolean clientFirst = departure.who() == Departure.Who.CLIENT && departure.reset();
        boolean serverFirst = departure.who() == Departure.Who.SERVER && departure.reset();
        boolean reset = end.client() == Ending.RESET || end.server() == Ending.RESET;
        return byPeers && reset && !clientFirst && !serverFirst;
    }

    private Set<String> behaviours() {
        Set<String> ids = new TreeSet<>();
        transcript.events().forEach(event -> Doer.of(event, session.policy()).ifPresent(ids::add));
        return ids;
    }

    private static String word(Ending ending) {
        return ending.name().toLowerCase(Locale.ROOT);
    }
}
