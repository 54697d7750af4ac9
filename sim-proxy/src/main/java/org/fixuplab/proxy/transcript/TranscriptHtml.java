package org.fixuplab.proxy.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.transcript.Cells.Cell;
import org.fixuplab.proxy.transcript.TranscriptRow.Folded;
import org.fixuplab.proxy.transcript.TranscriptRow.Note;
import org.fixuplab.proxy.transcript.TranscriptRow.Said;
import org.fixuplab.words.Markup;
import org.jspecify.annotations.Nullable;

/**
 * Prints transcripts as a page that needs nothing else: no script, no font, no picture from anywhere. Both legs stand side by side, the
 * octets that differ are marked on both, and each behaviour leads to why the firewall does it. The page is HTML and well-formed XML at once,
 * and whatever was on the wire is escaped in it.
 */
public final class TranscriptHtml {

    private static final String STYLE = resource("transcript.css");
    private static final int PAYLOAD_LINES = 6;

    private final TranscriptLabels labels;
    private final Function<String, String> hover;
    private final Transcript transcript;
    private final StringBuilder page = new StringBuilder();
    private final Set<String> behaviours = new LinkedHashSet<>();

    private TranscriptHtml(Transcript transcript, TranscriptLabels labels, Function<String, String> hover) {
        this.transcript = transcript;
        this.labels = labels;
        this.hover = hover;
    }

    /**
     * The whole page.
     *
     * @param hover why the firewall has a behaviour, by id: lines of text
     */
    public static String print(Transcript transcript, TranscriptLabels labels, Function<String, String> hover) {
        String title = "Session " + transcript.session().id() + " through " + labels.firewall();
        return head(title) + "<h1>" + Markup.safe(title) + "</h1>\n" + section(transcript, labels, hover)
                + "</body>\n</html>\n";
    }

    /** What stands before the first section of a page, {@code <body>} included. */
    public static String head(String title) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
                <title>""" + Markup.safe(title) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n";
    }

    /** One session, as a part of a page with that {@link #head}. */
    public static String section(Transcript transcript, TranscriptLabels labels, Function<String, String> hover) {
        return new TranscriptHtml(transcript, labels, hover).section();
    }

    private String section() {
        page.append("<section>\n<dl class=\"facts\">\n");
        SessionFacts.of(transcript, labels)
                .forEach((name, value) -> page.append("<div><dt>")
                        .append(Markup.safe(name))
                        .append("</dt><dd>")
                        .append(Markup.safe(value))
                        .append("</dd></div>\n"));
        page.append("</dl>\n<div class=\"wide\">\n<table class=\"wire\">\n<thead>\n<tr>");
        heading("time", "after");
        heading("leg", labels.client());
        heading("way", labels.firewall());
        heading("leg", labels.server());
        heading("who", "altered by");
        page.append("</tr>\n</thead>\n<tbody>\n");
        TranscriptRows.of(transcript.lines(), true, PAYLOAD_LINES).forEach(this::row);
        page.append("</tbody>\n</table>\n</div>\n");
        if (!behaviours.isEmpty()) {
            page.append("<p class=\"legend\"><mark class=\"lost\">So</mark> is what was sent and did not arrive,"
                    + " <mark class=\"put\">so</mark> is what the firewall put in its place.</p>\n");
        }
        transcript.events().forEach(this::alsoAtWork);
        if (!behaviours.isEmpty()) {
            reasons();
        }
        return page.append("</section>\n").toString();
    }

    /** Whoever ends a session, or only reports, alters no line. */
    private void alsoAtWork(Event event) {
        if (event instanceof Event.Matched matched) {
            behaviours.add(matched.behaviour());
        } else if (event instanceof Event.Ended ended) {
            behaviours.add(ended.behaviour());
        }
    }

    private void heading(String style, String words) {
        page.append("<th scope=\"col\" class=\"")
                .append(style)
                .append("\">")
                .append(Markup.safe(words))
                .append("</th>");
    }

    private void row(TranscriptRow row) {
        if (row instanceof Said said) {
            said(said);
        } else if (row instanceof Folded folded) {
            folded(folded);
        } else if (row instanceof Note note) {
            page.append("<tr class=\"note\">")
                    .append(time(note.at()))
                    .append("<td colspan=\"4\">")
                    .append(Markup.safe(note.sentence()))
                    .append("</td></tr>\n");
        }
    }

    private void said(Said row) {
        String look = (row.altered() ? "altered " : "") + (row.faint() ? "faint" : "");
        page.append(look.isEmpty() ? "<tr>" : "<tr class=\"" + look.strip() + "\">")
                .append(time(row.at()))
                .append("<td class=\"leg\">");
        cells(row.client(), row.from() == Direction.FROM_CLIENT);
        page.append("</td>").append(way(row.from(), row.altered())).append("<td class=\"leg\">");
        cells(row.server(), row.from() == Direction.FROM_SERVER);
        page.append("</td><td class=\"who\">");
        row.behaviours().forEach(this::chip);
        page.append("</td></tr>\n");
    }

    private void chip(String behaviour) {
        behaviours.add(behaviour);
        page.append("<a class=\"chip\" href=\"#")
                .append(anchor(behaviour))
                .append("\" title=\"")
                .append(Markup.safe(hover.apply(behaviour)))
                .append("\">")
                .append(Markup.safe(behaviour))
                .append("</a> ");
    }

    private void folded(Folded folded) {
        Said first = folded.rows().get(0);
        page.append("<tr class=\"faint\">")
                .append(time(first.at()))
                .append("<td class=\"fold\" colspan=\"4\"><details><summary>")
                .append(Markup.safe(folded.summary()))
                .append("</summary><pre>");
        for (Said row : folded.rows()) {
            cells(row.client(), true);
            page.append('\n');
        }
        page.append("</pre></details></td></tr>\n");
    }

    /** @param sender whether they are what was sent, not what arrived */
    private void cells(List<Cell> cells, boolean sender) {
        for (int i = 0; i < cells.size(); ) {
            Cell first = cells.get(i);
            StringBuilder run = new StringBuilder();
            while (i < cells.size()
                    && cells.get(i).altered() == first.altered()
                    && cells.get(i).added() == first.added()) {
                run.append(cells.get(i++).text());
            }
            String text = Markup.safe(run.toString());
            page.append(
                    first.altered()
                            ? "<mark class=\"" + (sender ? "lost" : "put") + "\">" + text + "</mark>"
                            : first.added() ? "<span class=\"added\">" + text + "</span>" : text);
        }
    }

    private static String way(Direction from, boolean altered) {
        boolean right = from == Direction.FROM_CLIENT;
        String arrow =
                right ? (altered ? "~~\u25b6" : "\u2500\u2500\u25b6") : (altered ? "\u25c0~~" : "\u25c0\u2500\u2500");
        String words = (right ? "to the server" : "to the client") + (altered ? ", altered" : "");
        return "<td class=\"way\"><span role=\"img\" aria-label=\"" + words + "\" title=\"" + words + "\">" + arrow
                + "</span></td>";
    }

    private String time(Instant at) {
        return "<td class=\"time\">" + SessionFacts.after(transcript.session().opened(), at) + "</td>";
    }

    private void reasons() {
        page.append("<h2>Why the firewall does this</h2>\n<dl class=\"reasons\">\n");
        for (String behaviour : behaviours) {
            page.append("<dt id=\"")
                    .append(anchor(behaviour))
                    .append("\"><span class=\"chip\">")
                    .append(Markup.safe(behaviour))
                    .append("</span></dt>\n<dd>")
                    .append(Markup.safe(hover.apply(behaviour)))
                    .append("</dd>\n");
        }
        page.append("</dl>\n");
    }

    private String anchor(String behaviour) {
        return "s" + transcript.session().id() + "-" + Markup.safe(behaviour);
    }

    private static String resource(String name) {
        try (@Nullable InputStream stream = TranscriptHtml.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("this program lacks its " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
