package org.fixuplab.mta;

import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.mta.FaultStage.Knows;

/**
 * A key that makes no sense beside a fault's stage and act.
 *
 * @param message why, and what to write instead; goes on from the stage
 */
record FaultMisfit(String key, String message) {

    private record Row(boolean applies, String key, String message) {}

    /** Every key that may not stand beside these two. */
    static List<FaultMisfit> of(FaultStage stage, FaultAct act) {
        boolean handshake = stage == FaultStage.HANDSHAKE;
        boolean over = stage == FaultStage.QUIT;
        boolean replies = act instanceof FaultAct.Reply || (act instanceof FaultAct.Usual && stage.isAnswered());
        boolean noSender = !stage.knows(Knows.SENDER);
        boolean noRecipient = !stage.knows(Knows.RECIPIENT);
        return Stream.of(
                        new Row(
                                handshake,
                                "reply",
                                "has no reply: write act = garbage for clear text, inject for a reply inside TLS."),
                        new Row(!handshake, "inject", "has no TLS to begin: write inject with at = handshake."),
                        new Row(handshake || !replies, "append", "has no reply to append to: write it with one."),
                        new Row(stage != FaultStage.BODY, "offset", "has no octets to count: write at = body."),
                        new Row(stage != FaultStage.DOT, "after", "has no 'after': write it with at = dot."),
                        new Row(over, "sender", "happens when the message is over: leave out 'sender'."),
                        new Row(over, "recipient", "happens when the message is over: leave out 'recipient'."),
                        new Row(
                                noSender && !over,
                                "sender",
                                "happens before any sender is known: leave out 'sender', or write at = mail."),
                        new Row(
                                noRecipient && !over,
                                "recipient",
                                "happens before any recipient is known: leave out 'recipient', or write at = rcpt."))
                .filter(Row::applies)
                .map(row -> new FaultMisfit(row.key(), row.message()))
                .toList();
    }
}
