package org.fixuplab.app.report;

import java.util.List;
import java.util.Map;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.SendResult;

/** What became of one message of the test sender: each attempt, and the outcome. Immutable. */
public final class SendText {

    private final Terminal terminal;
    private final Paint paint;

    public SendText(Terminal terminal) {
        this.terminal = terminal;
        this.paint = Paint.of(terminal);
    }

    /** A line an attempt, then the outcome. */
    public String text(SendResult result) {
        StringBuilder text = new StringBuilder();
        List<Attempt> attempts = result.attempts();
        for (int i = 0; i < attempts.size(); i++) {
            String first = "attempt " + (i + 1) + "  ";
            text.append(Paragraph.wrap(
                    first, " ".repeat(first.length()), AttemptText.line(attempts.get(i)), terminal.columns()));
        }
        String outcome = "outcome    " + outcome(result);
        return text.append(delivered(result) ? paint.good(outcome) : paint.bad(outcome))
                .append('\n')
                .toString();
    }

    private static String outcome(SendResult result) {
        Attempt last = result.last();
        return switch (last.verdict()) {
            case TLS ->
                "delivered over TLS"
                        + last.tls().map(tls -> ", " + tls.protocol()).orElse("");
            case CLEAR -> "delivered in clear";
            case DEFERRED -> "not delivered: it stays in the queue";
            case BOUNCED -> "not delivered: it was returned";
            case HUNG -> "not delivered: it waits for ever, and tells nobody";
            case FAILED ->
                "not delivered"
                        + (last.exit().isPresent() ? ": exit " + last.exit().getAsInt() : "");
        };
    }

    /** Whether the server has accepted it in the end. */
    public static boolean delivered(SendResult result) {
        return switch (result.last().verdict()) {
            case TLS, CLEAR -> true;
            case DEFERRED, BOUNCED, FAILED, HUNG -> false;
        };
    }

    /** The same for a machine. */
    public static String json(SendResult result) {
        Map<String, Object> document = Json.document();
        document.put("delivered", delivered(result));
        document.put("verdict", result.last().inWords());
        document.put(
                "attempts", result.attempts().stream().map(AttemptJson::row).toList());
        return Json.text(document);
    }
}
