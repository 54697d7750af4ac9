package org.fixuplab.lab.matrix;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.sender.MissingProgramException;
import org.fixuplab.lab.sender.Sender;

/**
 * Whether a sender looks at certificates: one mail to a server whose certificate nobody can trust tells. Found out when first asked, once;
 * again only if this machine was in the way. Safe for any thread.
 */
final class Verification {

    /** What the mail told. */
    enum Answer {
        /** It did not come, or not over TLS. */
        REFUSES,
        /** It came over TLS. */
        TAKES_ANY,
        /** It did not come, and the sender was still busy: a wait is no refusal. */
        NONE
    }

    private final Callable<Answer> question;
    private final AtomicReference<FutureTask<Answer>> asked;

    /** @param settings a firewall that lets TLS pass */
    Verification(Bench bench, Sender sender, LabSettings settings) {
        question = () -> of(bench.trialOfTrust(sender, settings));
        asked = new AtomicReference<>(new FutureTask<>(question));
    }

    private static Answer of(Trial trial) {
        if (trial.arrivedOverTls()) {
            return Answer.TAKES_ANY;
        }
        return trial.hung() ? Answer.NONE : Answer.REFUSES;
    }

    Answer answer() throws MissingProgramException, IOException, InterruptedException {
        FutureTask<Answer> answer = asked.get();
        answer.run();
        try {
            return answer.get();
        } catch (ExecutionException e) {
            asked.compareAndSet(answer, new FutureTask<>(question));
            throw Causes.of(e);
        }
    }
}
