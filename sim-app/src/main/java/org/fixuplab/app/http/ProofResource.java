package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.fixuplab.app.export.AnonymousSession;
import org.fixuplab.app.export.Bundle;
import org.fixuplab.app.export.BundleOptions;
import org.fixuplab.app.export.Reasons;
import org.fixuplab.app.export.SessionExplanation;
import org.fixuplab.app.report.TranscriptJson;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.export.SessionScenario;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.proxy.pcap.PcapFile;
import org.fixuplab.proxy.pcap.PcapOptions;
import org.fixuplab.proxy.transcript.TranscriptHtml;
import org.fixuplab.proxy.transcript.TranscriptLabels;
import org.fixuplab.proxy.transcript.TranscriptStyle;
import org.fixuplab.proxy.transcript.TranscriptText;

/** {@code /v1/sessions/{id}/...}: a session as files to read and to attach, also while it goes on. */
final class ProofResource {

    private static final MediaType PCAPNG = MediaType.parse("application/x-pcapng");
    private static final MediaType JSON_LINES = MediaType.parse("application/jsonl");
    private static final int COLUMNS = 120;
    private static final int NARROWEST = TranscriptStyle.NARROWEST;
    private static final int WIDEST = 1_000;

    private static final Parameter REAL_PORTS =
            Parameter.query("realPorts", Schema.flag(), "Keep the sockets' own ports");
    private static final Parameter ANONYMISE =
            Parameter.query("anonymise", Schema.flag(), "Replace names and addresses, and leave bodies out");

    private final Lab lab;

    ProofResource(Lab lab) {
        this.lab = lab;
    }

    /** How a transcript can be written. */
    private enum Format {
        TEXT,
        HTML,
        JSONL
    }

    private static final Map<String, Format> FORMATS =
            Map.of("text", Format.TEXT, "html", Format.HTML, "jsonl", Format.JSONL);

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/v1/sessions/{id}/transcript",
                                "What both peers said, both sides of the firewall side by side")
                        .with(
                                SessionsResource.ID,
                                ANONYMISE,
                                Parameter.query("format", Schema.word("text", "html", "jsonl"), "How; text by default"),
                                Parameter.query("columns", Schema.number(NARROWEST, WIDEST), "Of text: its width"),
                                Parameter.query("colour", Schema.flag(), "Of text: with ANSI colours"),
                                Parameter.query("ascii", Schema.flag(), "Of text: nothing but ASCII"))
                        .giving(Reply.text(
                                "The transcript", MediaType.PLAIN_TEXT_UTF_8, MediaType.HTML_UTF_8, JSON_LINES))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(this::transcript),
                Endpoint.get("/v1/sessions/{id}/pcap", "The packets of both legs, as Wireshark reads them")
                        .with(SessionsResource.ID, REAL_PORTS, ANONYMISE)
                        .giving(Reply.file("pcapng", PCAPNG))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(this::pcap),
                Endpoint.get("/v1/sessions/{id}/explain", "Every deed of the firewall, with its reason and source")
                        .with(SessionsResource.ID, ANONYMISE)
                        .giving(Reply.json("The explanation", Schema.named("Explanation")))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(call -> Answers.json(SessionExplanation.of(shown(call)))),
                Endpoint.get("/v1/sessions/{id}/scenario", "The session as a test: a scenario that can be run")
                        .with(SessionsResource.ID, ANONYMISE)
                        .giving(Reply.text("A scenario file", MediaType.PLAIN_TEXT_UTF_8))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(this::scenario),
                Endpoint.get(
                                "/v1/sessions/{id}/bundle",
                                "All of it in one file, with a report that a stranger understands")
                        .with(SessionsResource.ID, REAL_PORTS, ANONYMISE)
                        .giving(Reply.file("A zip file", MediaType.ZIP))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(this::bundle));
    }

    /** The session that the path names, without names if that is asked for. */
    private JournaledSession shown(Call call) {
        boolean anonymise = call.flag("anonymise");
        JournaledSession session = SessionsResource.find(lab, call);
        return anonymise ? AnonymousSession.of(session) : session;
    }

    private HttpResponse transcript(Call call) {
        Format format = call.word("format", FORMATS).orElse(Format.TEXT);
        TranscriptStyle style = new TranscriptStyle(
                (int) call.number("columns", COLUMNS, NARROWEST, WIDEST), call.flag("colour"), !call.flag("ascii"));
        JournaledSession session = shown(call);
        TranscriptLabels labels =
                new TranscriptLabels("client", session.policy().firmware(), "server");
        return switch (format) {
            case TEXT ->
                Answers.text(MediaType.PLAIN_TEXT_UTF_8, TranscriptText.print(session.transcript(), style, labels));
            case HTML ->
                Answers.page(TranscriptHtml.print(session.transcript(), labels, new Reasons(session.policy())::of));
            case JSONL -> Answers.text(JSON_LINES, TranscriptJson.lines(session.transcript()));
        };
    }

    private HttpResponse pcap(Call call) throws IOException {
        boolean realPorts = call.flag("realPorts");
        JournaledSession session = shown(call);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PcapFile.write(out, session.recording(), new PcapOptions(realPorts, session.device()));
        return Answers.file(PCAPNG, name(session) + ".pcapng", out.toByteArray());
    }

    private HttpResponse scenario(Call call) {
        JournaledSession session = shown(call);
        return Answers.file(
                MediaType.PLAIN_TEXT_UTF_8,
                name(session) + ".conf",
                SessionScenario.of(session).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse bundle(Call call) throws IOException {
        BundleOptions options = new BundleOptions(call.flag("anonymise"), call.flag("realPorts"), OptionalLong.empty());
        JournaledSession session = SessionsResource.find(lab, call);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Bundle.write(out, session, options);
        return Answers.file(MediaType.ZIP, name(session) + ".zip", out.toByteArray());
    }

    private static String name(JournaledSession session) {
        return "session-" + session.id();
    }
}
