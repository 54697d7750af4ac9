package org.fixuplab.inspect;

import org.fixuplab.smtp.Octets;

/**
 * The oldest PIX: a line whose verb is not on a list never reaches the server, and the firewall answers {@code OK} itself, so that the
 * client cannot tell.
 *
 * <p>A line is judged by the first piece of its verb that a segment holds, as what was kept back or has left cannot be undone. Source: the
 * vendor's account of a test with PIX 4.0 and 4.1, which does not give the answer's octets.
 */
final class LocalOk implements AnswerRule {

    static final String ID = "local-ok";

    private final Verbs verbs;
    private final byte[] answer;

    LocalOk(Settings settings) {
        verbs = new Verbs(settings.words("verbs"));
        answer = Octets.octets(settings.word("reply") + "\r\n");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean passes(Word piece) {
        return verbs.contain(piece);
    }

    @Override
    public byte[] answer() {
        return answer;
    }
}
