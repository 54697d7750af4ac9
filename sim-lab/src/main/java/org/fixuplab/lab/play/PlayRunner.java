package org.fixuplab.lab.play;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.fixuplab.lab.Durations;
import org.fixuplab.lab.play.PlayResult.Miss;
import org.fixuplab.lab.play.PlayResult.Utterance;
import org.jspecify.annotations.Nullable;

/**
 * Plays the client, over a blocking socket and in a thread of its own. Used once.
 *
 * <p>The first reply that is not as written ends the play. Whatever the peer does, the play ends: each reply is waited for so long as
 * patience lasts, and all together no longer than the steps may take.
 */
public final class PlayRunner {

    /** Between writes that must not reach the firewall as one segment. */
    private static final Duration APART = Duration.ofMillis(20);

    /** So long the server has to close after the client did. */
    private static final Duration GOODBYE = Duration.ofMillis(500);

    /** What steps take that wait for nothing, such as a long write. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final List<Step> steps;
    private final InetSocketAddress server;
    private final Supplier<SSLContext> tls;
    private final Duration patience;
    private final Wire wire = new Wire();
    private final List<Utterance> uttered = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int step;
    private volatile Step current;
    private volatile @Nullable Miss miss;
    private @Nullable String lastHeard;

    private PlayRunner(Play play, InetSocketAddress server, Supplier<SSLContext> tls, Duration patience) {
        this.steps = play.steps();
        this.current = steps.get(0);
        this.server = server;
        this.tls = tls;
        this.patience = patience;
    }

    /**
     * Plays it all. Blocks.
     *
     * @param tls what the client trusts; asked for when TLS begins
     * @param patience how long each reply is waited for
     */
    public static PlayResult run(Play play, InetSocketAddress server, Supplier<SSLContext> tls, Duration patience) {
        PlayRunner runner = new PlayRunner(play, server, tls, patience);
        Thread thread = new Thread(runner::play, "fixuplab-client");
        thread.setDaemon(true);
        thread.start();
        Duration limit = runner.limit();
        boolean interrupted = false;
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (thread.isAlive()) {
            String got = interrupted ? "an interruption" : "no end within " + Durations.show(limit);
            runner.missed(runner.current, got, "");
            runner.wire.abort();
            try {
                thread.join(GOODBYE.toMillis());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return runner.result();
    }

    private PlayResult result() {
        synchronized (uttered) {
            return new PlayResult(Optional.ofNullable(miss), uttered);
        }
    }

    private Duration limit() {
        Duration limit = SLACK;
        for (Step next : steps) {
            limit = limit.plus(most(next));
        }
        return limit;
    }

    /** How long the step may take. */
    private Duration most(Step next) {
        if (next instanceof Step.Send send) {
            return APART.multipliedBy(send.oneByOne() ? send.octets().length() : 1);
        }
        if (next instanceof Step.Pause pause) {
            return pause.time();
        }
        return next instanceof Step.HearNothing silence ? silence.time() : patience;
    }

    private void play() {
        try (wire) {
            wire.connect(server, patience);
            while (step < steps.size() && miss == null) {
                current = steps.get(step);
                int taken = act(current);
                step += taken;
            }
            leave();
        } catch (IOException e) {
            missed(steps.get(0), "no connection: " + e.getMessage(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** FIN, and not RST: what the server still says is read to its end. */
    private void leave() {
        wire.finish();
        long deadline = System.nanoTime() + GOODBYE.toNanos();
        while (System.nanoTime() < deadline && wire.hear(GOODBYE) instanceof Heard.Line) {
            // Nobody listens any more.
        }
    }

    /** Acts, and says how many steps that were. */
    private int act(Step next) throws InterruptedException {
        if (next instanceof Step.Send send) {
            return send.oneByOne() ? sendOneByOne(send) : sendTogether();
        }
        if (next instanceof Step.Hear hear) {
            return hear.several() ? hearSeveral(hear, 0) : hearOne(hear);
        }
        if (next instanceof Step.StartTls) {
            startTls(next);
        } else if (next instanceof Step.Pause pause) {
            Thread.sleep(pause.time().toMillis());
        } else if (next instanceof Step.Leave leave) {
            if (leave.reset()) {
                wire.reset();
            } else {
                wire.finish();
            }
        } else if (next instanceof Step.HearEnd end) {
            Heard heard = wire.hear(patience);
            if (!(heard instanceof Heard.End got) || got.reset() != end.reset() || !got.rest().isEmpty()) {
                missed(end, heard);
            }
        } else if (next instanceof Step.HearNothing silence) {
            Heard heard = wire.hear(silence.time());
            if (!(heard instanceof Heard.Nothing got) || !got.rest().isEmpty()) {
                missed(silence, heard);
            }
        }
        return 1;
    }

    private int sendTogether() throws InterruptedException {
        StringBuilder octets = new StringBuilder();
        int count = 0;
        while (step + count < steps.size()
                && steps.get(step + count) instanceof Step.Send send
                && !send.oneByOne()) {
            octets.append(send.octets());
            utter(send);
            count++;
            if (send.endsWrite()) {
                wire.write(octets.toString());
                Thread.sleep(APART.toMillis());
                return count;
            }
        }
        wire.write(octets.toString());
        return count;
    }

    private int sendOneByOne(Step.Send send) throws InterruptedException {
        utter(send);
        for (int i = 0; i < send.octets().length(); i++) {
            wire.write(send.octets().substring(i, i + 1));
            Thread.sleep(APART.toMillis());
        }
        return 1;
    }

    /** Keeps whole lines; the last of several, where a step holds more than one. */
    private void utter(Step.Send send) {
        line.append(send.octets());
        int from = 0;
        for (int lf = line.indexOf("\n"); lf >= 0; lf = line.indexOf("\n", from)) {
            int to = lf > from && line.charAt(lf - 1) == '\r' ? lf - 1 : lf;
            keep(send, line.substring(from, to));
            from = lf + 1;
        }
        line.delete(0, from);
    }

    private void keep(Step said, String text) {
        synchronized (uttered) {
            uttered.add(new Utterance(said, text));
        }
    }

    private int hearOne(Step.Hear hear) {
        Heard heard = wire.hear(patience);
        if (heard instanceof Heard.Line got && hear.pattern().matches(got.text())) {
            lastHeard = got.text();
            keep(hear, got.text());
        } else {
            missed(hear, heard);
        }
        return 1;
    }

    /** One or more lines that continue; what the next step waits for is left to it. */
    private int hearSeveral(Step.Hear hear, int alreadyHeard) {
        int count = alreadyHeard;
        Optional<Step.Hear> next = nextHear();
        while (true) {
            Heard heard = wire.hear(patience);
            if (heard instanceof Heard.Line got) {
                lastHeard = got.text();
                if (count > 0 && next.isPresent() && next.get().pattern().matches(got.text())) {
                    keep(next.get(), got.text());
                    step++;
                    return next.get().several() ? hearSeveral(next.get(), 1) : 1;
                }
                if (hear.pattern().matches(got.text())) {
                    keep(hear, got.text());
                    count++;
                    continue;
                }
            }
            missed(count == 0 ? hear : next.orElse(hear), heard);
            return 1;
        }
    }

    private Optional<Step.Hear> nextHear() {
        return step + 1 < steps.size() && steps.get(step + 1) instanceof Step.Hear next
                ? Optional.of(next)
                : Optional.empty();
    }

    private void startTls(Step begin) {
        try {
            wire.startTls(tls.get(), "localhost", patience);
        } catch (IOException e) {
            missed(begin, "no TLS: " + e.getMessage(), "");
        }
    }

    private void missed(Step expected, Heard got) {
        String shown = got instanceof Heard.Nothing nothing && nothing.rest().isEmpty()
                ? "nothing for " + Durations.show(expected instanceof Step.HearNothing silence ? silence.time() : patience)
                : got.shown();
        missed(expected, shown, NearMiss.of(expected, got, steps.subList(Math.min(step + 1, steps.size()), steps.size()), lastHeard));
    }

    private void missed(Step expected, String got, String nearest) {
        if (miss == null) {
            miss = new Miss(expected, expected.written(), got, nearest);
        }
    }
}
