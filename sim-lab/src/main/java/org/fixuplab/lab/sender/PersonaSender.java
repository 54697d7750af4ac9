package org.fixuplab.lab.sender;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Login;
import org.fixuplab.send.SendSettings;
import org.fixuplab.send.SenderPersona;
import org.fixuplab.send.TestSender;

/** The test sender, with the habits of a persona, which stand in for the real thing. One with a queue tries twice. */
public final class PersonaSender implements Sender {

    private static final int ATTEMPTS = 2;

    /** Long against what a handshake takes on a busy machine: a server that answers must never be taken for one that is silent. */
    private static final Duration WIND = Duration.ofSeconds(2);

    /** A sender that nobody waits for any more ends by itself, too. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);

    private final SenderPersona persona;
    private final Optional<Login> login;

    /** @throws IllegalArgumentException if there is no such persona; the message lists the names */
    public PersonaSender(String name) {
        this(SenderPersona.named(name), Optional.empty());
    }

    /** @param login for AUTH, where the server offers it */
    public PersonaSender(SenderPersona persona, Optional<Login> login) {
        this.persona = persona;
        this.login = login;
    }

    @Override
    public String name() {
        return persona.name();
    }

    @Override
    public void open() {
        // It needs nothing.
    }

    @Override
    public List<Attempt> send(Job job) throws InterruptedException {
        SendSettings fresh = SendSettings.of(job.server(), persona, job.mail())
                .withTrust(job.authority().clientContext())
                .withAttempts(ATTEMPTS)
                .withWind(WIND)
                .withLimit(job.timeout().plus(AFTERWARDS));
        SendSettings settings = login.map(fresh::withLogin).orElse(fresh);
        FutureTask<List<Attempt>> sending =
                new FutureTask<>(() -> TestSender.send(settings).attempts());
        // A blocking socket heeds no interrupt: its thread is left to the end of its session, which is the lab's end at
        // the latest.
        Thread thread = new Thread(sending, "fixuplab-sender");
        thread.setDaemon(true);
        thread.start();
        try {
            return sending.get(job.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the persona " + name() + " could not send", e.getCause());
        } finally {
            sending.cancel(true);
        }
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
