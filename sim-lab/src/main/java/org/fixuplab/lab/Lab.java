package org.fixuplab.lab;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.inspect.Bound;
import org.fixuplab.mta.LabAuthority;
import org.fixuplab.mta.Mailbox;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.TestMta;
import org.fixuplab.proxy.Firewall;
import org.fixuplab.proxy.FirewallSettings;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.fixuplab.proxy.observe.SyslogLines;
import org.jspecify.annotations.Nullable;

/** A running firewall and what stands behind it. Safe for any thread. */
public final class Lab implements AutoCloseable {

    private final LabSettings settings;
    private final Sessions sessions;
    private final @Nullable TestMta mta;
    private final Firewall firewall;
    private @Nullable LabAuthority authority;

    private Lab(LabSettings settings) {
        this.settings = settings;
        this.sessions = new Sessions(new SyslogLines(settings.policy(), settings.device(), InstantSource.system()));
        this.authority = settings.mta().authority().orElse(null);
        this.mta = settings.upstream().isPresent() ? null : TestMta.start(mtaSettings(settings));
        try {
            this.firewall = Firewall.start(firewallSettings(settings), observers(settings));
        } catch (UncheckedIOException taken) {
            if (mta != null) {
                mta.close();
            }
            throw taken;
        }
    }

    /**
     * Starts the test MTA, if it is wanted, then the firewall; both listen when this returns.
     *
     * @throws UncheckedIOException if an address cannot be had; the message names it, and why
     */
    public static Lab start(LabSettings settings) {
        return new Lab(settings);
    }

    private MtaSettings mtaSettings(LabSettings settings) {
        return settings.mta().withAuthority(authority());
    }

    private FirewallSettings firewallSettings(LabSettings settings) {
        InetSocketAddress upstream = settings.upstream().orElseGet(() -> mta().orElseThrow(IllegalStateException::new));
        InspectionPolicy policy = readingAlong(settings.policy());
        Bound bound = settings.device().inside().bound();
        return new FirewallSettings(settings.listen(), upstream, sink -> policy.inspector(sink, bound))
                .withSegments(settings.segments())
                .withIdleTimeout(settings.idleTimeout())
                .withLinger(settings.linger());
    }

    /**
     * A firewall that inspects nothing passes every octet, and yet reads along: only so does a transcript know commands from messages, and
     * credentials and TLS from either. The one behaviour this takes overwrites nothing.
     */
    private static InspectionPolicy readingAlong(InspectionPolicy policy) {
        return policy.inspects() ? policy : policy.with("allow-tls", "enabled", "on");
    }

    private SessionObserver.Factory observers(LabSettings settings) {
        List<SessionObserver.Factory> all = new ArrayList<>(settings.observers());
        // Last, so that whoever waits for a session finds that every observer has seen it.
        all.add(sessions::observer);
        return SessionObservers.all(all.toArray(SessionObserver.Factory[]::new));
    }

    public LabSettings settings() {
        return settings;
    }

    /** Where clients connect. */
    public InetSocketAddress firewall() {
        return firewall.address();
    }

    /** Where the test MTA listens; empty with an upstream of your own. */
    public Optional<InetSocketAddress> mta() {
        return Optional.ofNullable(mta).map(TestMta::address);
    }

    /** What the test MTA accepted; empty with an upstream of your own. */
    public Optional<Mailbox> mailbox() {
        return Optional.ofNullable(mta).map(TestMta::mailbox);
    }

    /** Signed the test MTA's certificate. Unless the settings have one it is made when first needed: it costs a key. */
    public synchronized LabAuthority authority() {
        if (authority == null) {
            authority = LabAuthority.create();
        }
        return authority;
    }

    public Sessions sessions() {
        return sessions;
    }

    /**
     * Waits until there was a session and all have ended, on both sides of the firewall: nothing can happen any more.
     *
     * @return false if the time ran out, the thread was interrupted, or the server is not the test MTA, of which alone this is known
     */
    public boolean awaitIdle(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        if (mta == null || !sessions.awaitAllEnded(patience)) {
            return false;
        }
        try {
            while (mta.activeSessions() > 0) {
                if (System.nanoTime() >= deadline) {
                    return false;
                }
                Thread.sleep(1);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Stops accepting, lets sessions finish, and resets those that have not after {@code drain}.
     *
     * @return whether all sessions finished by themselves
     */
    public boolean stop(Duration drain) {
        boolean finished = firewall.stop(drain);
        if (mta != null) {
            mta.close();
        }
        return finished;
    }

    /** {@link #stop} at once. */
    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
