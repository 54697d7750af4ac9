package org.fixuplab.app.export;

import java.util.List;
import java.util.stream.Collectors;
import org.fixuplab.app.report.Cause;
import org.fixuplab.event.Direction;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.proxy.observe.EventSentences;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptHtml;
import org.fixuplab.proxy.transcript.TranscriptLabels;
import org.fixuplab.proxy.transcript.TranscriptLine;
import org.fixuplab.proxy.transcript.TranscriptLine.Kind;
import org.fixuplab.smtp.Verb;
import org.fixuplab.words.Markup;

/** A short report on one session, for a reader who knows neither the lab nor the firewall: one page that needs nothing else. */
final class ReportHtml {

    private static final int MOST_LINES = 12;
    private static final int LONGEST = 90;

    private final JournaledSession session;
    private final Transcript transcript;
    private final List<String> behaviours;
    private final StringBuilder page = new StringBuilder();

    private ReportHtml(JournaledSession session) {
        this.session = session;
        this.transcript = session.transcript();
        this.behaviours = Cause.behaviours(List.of(transcript), session.policy());
    }

    static String of(JournaledSession session) {
        return new ReportHtml(session).page();
    }

    private String page() {
        String title = "What the firewall did to an SMTP session";
        page.append(TranscriptHtml.head(title));
        page.append("<h1>").append(title).append("</h1>\n");
        paragraph("lead", Cause.of(List.of(transcript), session.policy()));
        heading("What was tried");
        paragraph("", tried());
        heading("What the client saw");
        seen(Direction.FROM_SERVER, "Every reply of the server reached the client as it was.");
        heading("What the server saw");
        seen(Direction.FROM_CLIENT, "Everything that the client said reached the server as it was.");
        heading("How it ended");
        paragraph(
                "", "The session is " + transcript.end().map(EventSentences::of).orElse("not over yet") + ".");
        heading("What to try next");
        list(Advice.of(session.policy(), behaviours));
        heading("The session, both sides");
        page.append(TranscriptHtml.section(transcript, labels(session), new Reasons(session.policy())::of));
        log();
        return page.append("</body>\n</html>\n").toString();
    }

    static TranscriptLabels labels(JournaledSession session) {
        String firewall = session.policy().inspects() ? session.policy().firmware() : "no inspection";
        return new TranscriptLabels("client", firewall, "server");
    }

    private String tried() {
        List<Verb> verbs = session.summary().verbs();
        String commands = verbs.stream()
                .map(verb -> verb == Verb.OTHER ? "an unknown command" : verb.name())
                .collect(Collectors.joining(", "));
        return "A client spoke SMTP to a server through a simulated firewall, "
                + session.policy().firmware()
                + (session.policy().inspects() ? "" : ", which inspects nothing") + "."
                + (commands.isEmpty() ? " It gave no command." : " It said " + commands + ".")
                + (session.summary().tls() ? " TLS began." : " All of it was in clear.");
    }

    private void seen(Direction from, String otherwise) {
        List<TranscriptLine> altered = transcript.lines().stream()
                .filter(line -> line.kind() != Kind.NOTE && line.from() == from && line.altered())
                .toList();
        if (altered.isEmpty()) {
            paragraph("", otherwise);
            return;
        }
        list(altered.stream().limit(MOST_LINES).map(ReportHtml::sentence).toList());
        if (altered.size() > MOST_LINES) {
            paragraph("", "And " + (altered.size() - MOST_LINES) + " more altered lines.");
        }
    }

    private static String sentence(TranscriptLine line) {
        String why = line.behaviours().isEmpty() ? "" : " (" + String.join(", ", line.behaviours()) + ")";
        if (line.before().length == 0) {
            return quoted(line.got()) + ", which the firewall said itself" + why;
        }
        return (line.after().length == 0 ? "nothing" : quoted(line.got())) + " in place of " + quoted(line.sent())
                + why;
    }

    private static String quoted(String octets) {
        String text = octets.codePoints()
                .mapToObj(c -> c >= ' ' && c < 0x7f ? Character.toString(c) : String.format("\\x%02X", c))
                .collect(Collectors.joining());
        return "\u201c" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "\u2026" : text) + "\u201d";
    }

    private void log() {
        if (!transcript.syslog().isEmpty()) {
            heading("What the device logged");
            page.append("<pre class=\"wide\">")
                    .append(Markup.safe(String.join("\n", transcript.syslog())))
                    .append("</pre>\n");
        }
    }

    private void heading(String words) {
        page.append("<h2>").append(Markup.safe(words)).append("</h2>\n");
    }

    private void paragraph(String style, String words) {
        page.append(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">")
                .append(Markup.safe(words))
                .append("</p>\n");
    }

    private void list(List<String> sentences) {
        page.append("<ul>\n");
        sentences.forEach(
                sentence -> page.append("<li>").append(Markup.safe(sentence)).append("</li>\n"));
        page.append("</ul>\n");
    }
}
