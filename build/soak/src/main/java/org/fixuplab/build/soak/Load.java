package org.fixuplab.build.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.fixuplab.build.soak.Conversation.Cut;

/**
 * Clients of all kinds at once, until stopped. The quick kinds share threads, and begin sessions as fast as they can or at a rate; each slow one
 * has its own, so that they neither hold up the others nor depend on how fast the machine is.
 */
final class Load implements AutoCloseable {

    private final Site site;
    private final Map<Kind, Tally> tallies;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder quick = new LongAdder();
    private final long interval;
    private final AtomicLong due = new AtomicLong(System.nanoTime());

    /** Whom clients talk to, and where they keep their accounts. */
    record Site(Product product, Ledger ledger, SSLContext trust, long seed) {}

    /** One thread's clients. */
    final class Client {

        private final Random random;

        Client(int number) {
            random = new Random(site.seed() * 1_000_003 + number);
        }

        Random random() {
            return random;
        }

        Ledger ledger() {
            return site.ledger();
        }

        SSLContext trust() {
            return site.trust();
        }

        /** As long as that, or until the load is over. */
        void pause(long millis) throws InterruptedException {
            over.await(millis, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Starts it.
     *
     * @param clients threads of the quick kinds
     * @param rate sessions of the quick kinds that begin in a second; 0: as many as can be
     */
    Load(Site site, Map<Kind, Tally> tallies, int clients, double rate) {
        this.site = site;
        this.tallies = tallies;
        this.interval = rate == 0 ? 0 : (long) (TimeUnit.SECONDS.toNanos(1) / rate);
        for (int i = 0; i < clients; i++) {
            Client client = new Client(i);
            thread("quick-" + i, () -> quick(client));
        }
        int number = clients;
        for (Kind kind : Kind.values()) {
            for (int i = 0; kind.isSlow() && i < kind.share; i++) {
                Client client = new Client(number++);
                thread(kind.title + "-" + i, () -> slow(kind, client));
            }
        }
    }

    private void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private boolean goesOn() {
        return over.getCount() > 0;
    }

    private void quick(Client client) {
        while (goesOn()) {
            awaitTurn();
            if (goesOn()) {
                play(drawn(client.random()), client);
                quick.increment();
            }
        }
    }

    private void slow(Kind kind, Client client) {
        while (goesOn()) {
            play(kind, client);
        }
    }

    private void awaitTurn() {
        if (interval > 0) {
            long turn = due.getAndAdd(interval);
            for (long left = turn - System.nanoTime(); left > 0 && goesOn(); left = turn - System.nanoTime()) {
                LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)));
            }
        }
    }

    private static Kind drawn(Random random) {
        int total = Arrays.stream(Kind.values())
                .filter(kind -> !kind.isSlow())
                .mapToInt(kind -> kind.share)
                .sum();
        int left = random.nextInt(total);
        for (Kind kind : Kind.values()) {
            if (!kind.isSlow()) {
                left -= kind.share;
                if (left < 0) {
                    return kind;
                }
            }
        }
        throw new IllegalStateException("the shares do not add up");
    }

    private void play(Kind kind, Client client) {
        Tally tally = Tally.of(tallies, kind);
        Conversation talk;
        try {
            talk = new Conversation(site.product().port(kind.wall.id), kind.receiveBuffer());
        } catch (IOException refused) {
            tally.notConnected.increment();
            tally.note(refused);
            return;
        }
        tally.opened.increment();
        try (talk) {
            kind.play.play(talk, client);
            tally.asPredicted.increment();
        } catch (Cut planned) {
            tally.asPredicted.increment();
        } catch (InterruptedException | IOException | RuntimeException surprise) {
            tally.surprise(surprise);
        }
    }

    /** Sessions of the quick kinds that have ended. */
    long quickSessions() {
        return quick.sum();
    }

    /** No session begins any more; those under way come to their end. */
    @Override
    public void close() {
        over.countDown();
        threads.forEach(LockSupport::unpark);
        long bound = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2L * Conversation.PATIENCE_MILLIS);
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(bound - System.nanoTime())));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                throw new IllegalStateException("a client hangs: " + Arrays.toString(thread.getStackTrace()));
            }
        }
    }
}
