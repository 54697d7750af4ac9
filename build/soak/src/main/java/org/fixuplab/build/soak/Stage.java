package org.fixuplab.build.soak;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.fixuplab.build.soak.Conversation.Cut;

/** One scene's firewall, server, clients and account, all its own. */
final class Stage implements AutoCloseable {

    /** Longer than any session of a scene may take to end: twice the firewall's time for connecting, and its wait for a FIN. */
    static final Duration BOUND = Duration.ofSeconds(75);

    private static final String FIREWALL = "ASA 8.2(5)";
    private static final int PAGE = 1000;

    final Product product;
    final Ledger ledger = new Ledger();
    final Tally tally = new Tally();
    final Path folder;
    final long seed;
    private final String name;
    private final List<Program> sinks = new ArrayList<>();

    /** What a client does. */
    interface Play {
        void play(Conversation talk, Random random) throws IOException, InterruptedException;
    }

    Stage(Product product, String name, long seed) throws IOException {
        this.product = product;
        this.name = name;
        this.seed = seed;
        this.folder = Runs.folder();
    }

    Program sink(int port, String... faults) throws IOException {
        Program sink = Runs.sink(folder, port, faults);
        sinks.add(sink);
        sink.port("mta");
        return sink;
    }

    void firewall(int upstream, String idleTimeout) throws IOException {
        firewall(FIREWALL, upstream, idleTimeout);
    }

    void firewall(String firmware, int upstream, String idleTimeout) throws IOException {
        product.populate(
                "{\"proxies\": [{\"name\": \"%s\", \"firmware\": \"%s\", \"upstream\": \"127.0.0.1:%d\", \"idle-timeout\": \"%s\"}]}"
                        .formatted(name, firmware, upstream, idleTimeout));
    }

    /** So many sessions, by so many clients at once; returns when the last has ended. */
    void sessions(int count, int clients, Play play) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < clients; i++) {
            threads.add(thread(() -> {
                for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                    session(play, new Random(seed * 1_000_003 + number));
                }
            }));
        }
        join(threads);
    }

    /** Clients that go on until they are told. */
    List<Thread> clients(int clients, AtomicBoolean goOn, Play play) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            threads.add(thread(() -> {
                while (goOn.get()) {
                    session(play, random);
                }
            }));
        }
        return threads;
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(BOUND.toMillis());
            if (thread.isAlive()) {
                throw new IllegalStateException("a client of " + name + " hangs");
            }
        }
    }

    private void session(Play play, Random random) {
        Conversation talk;
        try {
            talk = new Conversation(product.port(name), 0);
        } catch (IOException refused) {
            tally.notConnected.increment();
            tally.note(refused);
            return;
        }
        tally.opened.increment();
        try (talk) {
            play.play(talk, random);
            tally.asPredicted.increment();
        } catch (Cut planned) {
            tally.asPredicted.increment();
        } catch (InterruptedException | IOException | RuntimeException surprise) {
            tally.surprise(surprise);
        }
    }

    static boolean await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    /** Sessions of this firewall by what ended them, as the lab's journal has it; {@code open} are those that have not. */
    Map<String, Long> causes() throws IOException {
        Map<String, Long> causes = new TreeMap<>();
        String after = "";
        do {
            Config page = product.get("/v1/sessions?limit=" + PAGE + "&proxy=" + name + after);
            for (Config session : page.getConfigList("items")) {
                causes.merge(session.hasPath("ended.cause") ? session.getString("ended.cause") : "open", 1L, Long::sum);
            }
            after = page.hasPath("next") ? "&after=" + page.getString("next") : "";
        } while (!after.isEmpty());
        return causes;
    }

    /** Waits until all that clients have opened has ended. */
    Map<String, Long> endings() throws IOException, InterruptedException {
        long end = System.nanoTime() + BOUND.toNanos();
        Map<String, Long> causes = causes();
        while (causes.containsKey("open") || sum(causes) < tally.opened.sum()) {
            if (System.nanoTime() > end) {
                return causes;
            }
            TimeUnit.MILLISECONDS.sleep(100);
            causes = causes();
        }
        return new LinkedHashMap<>(causes);
    }

    static long sum(Map<String, Long> causes) {
        return causes.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        sinks.forEach(Program::close);
    }
}
