package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the sessions in a paste. Used once. */
final class DialogueReader {

    /** More sessions than that tell nothing new. */
    static final int MOST = 50;

    private static final Pattern BOTH = Pattern.compile("(.{3,200}?)\\s+(?:->|=>|:)\\s+([2-5]\\d\\d[ -].*)");
    private static final Pattern GREETING = Pattern.compile("\\b220[ -]?\\*{4,}[*20 ]*");

    private final List<Dialogue> dialogues = new ArrayList<>();
    private final Set<Integer> read = new HashSet<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Utterance> said = new ArrayList<>();
    private final List<Utterance> replies = new ArrayList<>();
    private Exchange.Kind kind = Exchange.Kind.GREETING;
    private boolean replyDone;
    private @Nullable String bodyMarker;

    private DialogueReader() {}

    /** The sessions, and the numbers of the lines that belong to them. */
    record Result(List<Dialogue> dialogues, Set<Integer> lines) {}

    static Result read(List<PastedLine> lines) {
        DialogueReader reader = new DialogueReader();
        List<Utterance> utterances = utterances(lines);
        for (int i = 0; i < utterances.size(); i++) {
            @Nullable Utterance next = i + 1 < utterances.size() ? utterances.get(i + 1) : null;
            if (!utterances.get(i).line().isBlank() || reader.kind == Exchange.Kind.MESSAGE) {
                reader.take(utterances.get(i), next);
            }
        }
        reader.finish(null);
        return new Result(reader.dialogues.subList(0, Math.min(MOST, reader.dialogues.size())), reader.read);
    }

    private static List<Utterance> utterances(List<PastedLine> lines) {
        List<Utterance> utterances = new ArrayList<>();
        for (PastedLine line : lines) {
            Matcher both = BOTH.matcher(line.text());
            if (both.matches()
                    && LineReader.read(new PastedLine(line.number(), both.group(1)))
                                    .kind()
                            == Utterance.Kind.COMMAND) {
                utterances.add(LineReader.read(new PastedLine(line.number(), both.group(1))));
                utterances.add(LineReader.read(new PastedLine(line.number(), both.group(2))));
            } else {
                utterances.add(LineReader.read(line));
            }
        }
        return bySide(utterances);
    }

    /** What an arrow means differs from tool to tool: it means what it meant where the text told. */
    private static List<Utterance> bySide(List<Utterance> utterances) {
        Map<String, Integer> votes = new HashMap<>();
        for (Utterance utterance : utterances) {
            if (utterance.marker() != null && utterance.kind() == Utterance.Kind.REPLY) {
                votes.merge(utterance.marker(), 1, Integer::sum);
            } else if (utterance.marker() != null && utterance.kind() == Utterance.Kind.COMMAND) {
                votes.merge(utterance.marker(), -1, Integer::sum);
            }
        }
        List<Utterance> sided = new ArrayList<>();
        for (Utterance utterance : utterances) {
            boolean open = utterance.marker() != null && utterance.kind() == Utterance.Kind.OTHER;
            int vote = open ? votes.getOrDefault(utterance.marker(), 0) : 0;
            if (vote < 0 || (open && vote == 0 && LineReader.side(utterance.marker()) == Utterance.Kind.COMMAND)) {
                sided.add(utterance.as(Utterance.Kind.COMMAND));
            } else {
                sided.add(utterance);
            }
        }
        return sided;
    }

    private void take(Utterance utterance, @Nullable Utterance next) {
        if (kind == Exchange.Kind.MESSAGE && replies.isEmpty() && takeBody(utterance)) {
            return;
        }
        switch (utterance.kind()) {
            case REPLY -> reply(utterance);
            case COMMAND -> command(utterance);
            case END -> end(utterance);
            case BREAK -> heading(utterance, next);
            case OTHER -> other(utterance, next);
        }
    }

    /** Whether the line belongs to the message, which ends with a dot, or where the server speaks again. */
    private boolean takeBody(Utterance utterance) {
        boolean ended = !said.isEmpty() && said.get(said.size() - 1).text().equals(".");
        boolean foreign = bodyMarker != null && !bodyMarker.equals(utterance.marker());
        boolean lost = utterance.kind() == Utterance.Kind.END && utterance.marker() == null;
        if (ended || lost || utterance.kind() == Utterance.Kind.REPLY || (bodyMarker != null && foreign)) {
            return false;
        }
        read.add(utterance.line().number());
        String text = utterance.marker() == null ? utterance.line().text() : utterance.text();
        said.add(new Utterance(
                utterance.line(), Utterance.Kind.COMMAND, utterance.marker(), text.equals(" .") ? "." : text));
        return true;
    }

    private void reply(Utterance utterance) {
        if (utterance.code() == 220 && !answersStartTls() && !(isGreetingOpen() && !replyDone)) {
            finish(null);
        }
        if (utterance.code() == 0) {
            // Stars alone: the rest of a greeting, which the screen wrapped or the device starred with its code.
            if (isGreetingOpen() && !replies.isEmpty()) {
                stars(utterance);
            }
            return;
        }
        if (replyDone) {
            close();
            kind = Exchange.Kind.GREETING;
        }
        if (said.isEmpty() && replies.isEmpty() && kind != Exchange.Kind.MESSAGE && utterance.code() != 220) {
            boolean masked = Originals.isMaskedKeyword(Originals.text(utterance.text()));
            if (utterance.code() != 250 || !(utterance.continues() || masked)) {
                // An answer to nothing that was pasted.
                return;
            }
            // Only EHLO is answered so.
            kind = Exchange.Kind.COMMAND;
            said.add(new Utterance(utterance.line(), Utterance.Kind.COMMAND, null, "EHLO"));
            if (masked) {
                // The first line, which was not pasted, has the server's name.
                replies.add(new Utterance(utterance.line(), Utterance.Kind.REPLY, null, "250-mail.example.com"));
            }
        }
        read.add(utterance.line().number());
        replies.add(utterance.code() == 220 ? spaced(utterance) : utterance);
        replyDone = !utterance.continues();
    }

    /** {@code 220***}, as some print it, is {@code 220 ***}. */
    private static Utterance spaced(Utterance utterance) {
        return utterance.text().startsWith("220*")
                ? new Utterance(
                        utterance.line(),
                        utterance.kind(),
                        utterance.marker(),
                        "220 " + utterance.text().substring(3))
                : utterance;
    }

    private void stars(Utterance utterance) {
        read.add(utterance.line().number());
        Utterance last = replies.get(replies.size() - 1);
        if (last.continues()) {
            replies.add(utterance);
            replyDone = true;
        } else {
            replies.set(
                    replies.size() - 1,
                    new Utterance(last.line(), last.kind(), last.marker(), last.text() + utterance.text()));
        }
    }

    private boolean answersStartTls() {
        return kind == Exchange.Kind.COMMAND
                && !replyDone
                && Speech.verb(said.get(0).text()).equals("STARTTLS");
    }

    private boolean isGreetingOpen() {
        return kind == Exchange.Kind.GREETING;
    }

    private void command(Utterance utterance) {
        boolean message =
                kind == Exchange.Kind.COMMAND && replyDone && replies.get(0).code() == 354;
        close();
        kind = message ? Exchange.Kind.MESSAGE : Exchange.Kind.COMMAND;
        bodyMarker = message ? utterance.marker() : null;
        read.add(utterance.line().number());
        said.add(utterance);
    }

    private void heading(Utterance utterance, @Nullable Utterance next) {
        if (awaitsMessage()) {
            other(utterance, next);
        } else {
            finish(null);
            fragment(utterance);
        }
    }

    private boolean awaitsMessage() {
        return kind == Exchange.Kind.COMMAND
                && replyDone
                && replies.get(0).code() == 354
                && said.get(0).marker() == null;
    }

    private void other(Utterance utterance, @Nullable Utterance next) {
        if (awaitsMessage()) {
            close();
            kind = Exchange.Kind.MESSAGE;
            bodyMarker = null;
            takeBody(utterance);
        } else if (utterance.text().equals("OK") && kind == Exchange.Kind.COMMAND && replies.isEmpty()) {
            read.add(utterance.line().number());
            replies.add(utterance.as(Utterance.Kind.REPLY));
            replyDone = true;
        } else if (LineReader.isWord(utterance.text())
                && next != null
                && (next.text().equals("OK") || Speech.isRefusal(next.code(), next.text()))) {
            command(utterance.as(Utterance.Kind.COMMAND));
        } else {
            fragment(utterance);
        }
    }

    /** A starred greeting quoted in a sentence. */
    private void fragment(Utterance utterance) {
        Matcher greeting = GREETING.matcher(utterance.line().text());
        if (greeting.find()) {
            finish(null);
            reply(new Utterance(
                    utterance.line(),
                    Utterance.Kind.REPLY,
                    null,
                    greeting.group().strip()));
            finish(null);
        }
    }

    private void end(Utterance utterance) {
        if (!exchanges.isEmpty() || !said.isEmpty()) {
            read.add(utterance.line().number());
            finish(utterance);
        }
    }

    private void close() {
        if (!said.isEmpty() || !replies.isEmpty()) {
            exchanges.add(new Exchange(kind, said, replies));
        }
        said.clear();
        replies.clear();
        replyDone = false;
    }

    private void finish(@Nullable Utterance end) {
        close();
        if (!exchanges.isEmpty()) {
            dialogues.add(new Dialogue(exchanges, end));
        }
        exchanges.clear();
        kind = Exchange.Kind.GREETING;
        bodyMarker = null;
    }
}
