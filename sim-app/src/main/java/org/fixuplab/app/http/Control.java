package org.fixuplab.app.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.fixuplab.app.meters.LabMeters;
import org.fixuplab.lab.Lab;
import org.fixuplab.proxy.observe.SessionMeters;
import org.fixuplab.proxy.observe.SessionObserver;

/**
 * What a command shows of itself over HTTP, or nothing. Its meters watch sessions from the first on, so it exists before there is a
 * firewall; it listens when told to.
 */
public final class Control implements AutoCloseable {

    private final HttpSettings settings;
    private final Meters meters = new Meters();
    private final SessionMeters sessions = new SessionMeters(meters.registry());
    private Optional<HttpControl> server = Optional.empty();

    public Control(HttpSettings settings) {
        this.settings = settings;
    }

    /** Where other rooms register their meters. */
    public MeterRegistry registry() {
        return meters.registry();
    }

    /** Counts what happens in sessions. */
    public SessionObserver.Factory observer() {
        return sessions;
    }

    /**
     * Starts to listen.
     *
     * @return where, with the real port
     * @throws org.fixuplab.app.process.Refusal if the address cannot be had
     */
    public InetSocketAddress listen(Lab lab) {
        new LabMeters(lab).bindTo(meters.registry());
        HttpControl started = HttpControl.start(settings, lab, meters);
        server = Optional.of(started);
        return started.address();
    }

    /** From now on {@code /readyz} answers 503. */
    public void draining() {
        server.ifPresent(HttpControl::draining);
    }

    @Override
    public void close() {
        server.ifPresent(HttpControl::close);
        meters.close();
    }
}
