package org.fixuplab.lab;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.lab.journal.EventStream;
import org.fixuplab.lab.journal.Journal;
import org.fixuplab.lab.journal.Messages;
import org.fixuplab.mta.Faults;
import org.fixuplab.mta.LabAuthority;
import org.fixuplab.mta.Mailbox;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.ServerCertificate;
import org.fixuplab.mta.TestMta;
import org.fixuplab.proxy.observe.SessionObserver;
import org.fixuplab.proxy.observe.SessionObservers;
import org.jspecify.annotations.Nullable;

/** A running firewall and what stands behind it. Safe for any thread. */
public final class Lab implements AutoCloseable {

    private volatile LabSettings settings;
    private final EventStream events = new EventStream(InstantSource.system());
    private final Journal sessions;
    private final @Nullable TestMta mta;
    private final Proxies proxies;
    private final Messages messages = new Messages(this::mailbox);
    /** The first firewall's settings, and where it got its place. */
    private volatile ProxySettings start;

    private @Nullable LabAuthority authority;

    private Lab(LabSettings settings) {
        this.settings = settings;
        this.sessions = new Journal(settings.journal(), settings.secrets(), events);
        this.authority = settings.mta().authority().orElse(null);
        MtaEvents told = new MtaEvents(events, sessions.links(), messages);
        this.mta = settings.upstream().isPresent() ? null : TestMta.start(mtaSettings(settings), told);
        mta().ifPresent(told::listening);
        this.proxies = new Proxies(this::upstream, this::observers, events);
        try {
            Proxy first = proxies.create(Proxies.DEFAULT, settings.proxy());
            start = settings.proxy().withListen(first.address());
        } catch (UncheckedIOException taken) {
            close();
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

    private InetSocketAddress upstream(ProxySettings proxy) {
        return proxy.upstream()
                .or(this::mta)
                .orElseThrow(() -> new IllegalArgumentException("this lab has no test MTA: name an upstream"));
    }

    private SessionObserver.Factory observers(String name, ProxySettings proxy) {
        List<SessionObserver.Factory> all = new ArrayList<>(settings.observers());
        // Last, so that whoever waits for a session finds that every observer has seen it.
        all.add(sessions.observer(name, proxy.policy(), proxy.device()));
        return SessionObservers.all(all.toArray(SessionObserver.Factory[]::new));
    }

    /** Those of its start, or of its last {@linkplain #reload reload}. */
    public LabSettings settings() {
        return settings;
    }

    /** The lab's firewalls: the first, and those that were created since. */
    public Proxies proxies() {
        return proxies;
    }

    /** Where clients of the first firewall connect. */
    public InetSocketAddress firewall() {
        return proxies.get(Proxies.DEFAULT)
                .orElseThrow(() -> new IllegalStateException("the lab's first firewall was removed"))
                .address();
    }

    /** Where the test MTA listens; empty with an upstream of your own. */
    public Optional<InetSocketAddress> mta() {
        return Optional.ofNullable(mta).map(TestMta::address);
    }

    /** What the test MTA accepted; empty with an upstream of your own. */
    public Optional<Mailbox> mailbox() {
        return Optional.ofNullable(mta).map(TestMta::mailbox);
    }

    /** What sessions of the test MTA that begin now do wrong; empty with an upstream of your own. */
    public Optional<Faults> faults() {
        return Optional.ofNullable(mta).map(TestMta::faults);
    }

    /**
     * From now on sessions of the test MTA that begin do this wrong.
     *
     * @return false if there is none, with an upstream of your own
     */
    public boolean faults(Faults faults) {
        if (mta == null) {
            return false;
        }
        mta.faults(faults);
        return true;
    }

    /** Signed the test MTA's certificate. Unless the settings have one it is made when first needed: it costs a key. */
    public synchronized LabAuthority authority() {
        if (authority == null) {
            authority = LabAuthority.create();
        }
        return authority;
    }

    /** The sessions of all firewalls. */
    public Journal sessions() {
        return sessions;
    }

    /** What the test MTA accepted, and through which session; nothing with an upstream of your own. */
    public Messages messages() {
        return messages;
    }

    /** Has each of these firewalls be there, and be so: see {@link Proxies#populate}. */
    public List<Proxy> populate(Map<String, ProxySettings> wanted) {
        return proxies.populate(wanted);
    }

    /**
     * Has the lab be as it was at its start: firewalls created since are gone, at once; the first is there, and as it was; journal and mailbox
     * are empty; the test MTA does wrong what it did at first. Ids go on counting, and the stream of events goes on.
     *
     * @throws UncheckedIOException the first firewall had been removed, and its address is taken
     */
    public synchronized void reset() {
        proxies.reset(Map.of(Proxies.DEFAULT, start));
        if (mta != null) {
            mta.faults(settings.mta().faults());
        }
        messages.clear();
        sessions.clear();
        events.tell(EventKind.LAB_RESET, "", 0);
    }

    /**
     * Has the first firewall and the test MTA be like this for sessions that begin from now on, as far as that is another thing than their
     * settings were; what was changed in other ways stays. A reset comes back to this, too. Nothing listens elsewhere, and what is kept, who
     * watches, and what becomes of secrets stays.
     *
     * @return a sentence for each change: {@code firewall: ASA 8.2(5) -> ASA 9.4(1)}
     * @throws IllegalArgumentException the MTA cannot be so; then nothing has changed
     */
    public synchronized List<String> reload(LabSettings next) {
        List<String> changes = new ArrayList<>();
        MtaSettings now = settings.mta();
        MtaSettings later = mtaSettings(next.withMta(next.mta().withListen(now.listen())));
        List<String> ofMta = LabChanges.of(now, later);
        // The files of a certificate may be others without being named otherwise.
        if (mta != null && (!ofMta.isEmpty() || later.certificate() instanceof ServerCertificate.Supplied)) {
            mta.change(later);
        }
        List<String> ofFirewall = LabChanges.of(settings.proxy(), next.proxy());
        if (!ofFirewall.isEmpty()) {
            start = next.proxy().withListen(start.listen());
            proxies.change(Proxies.DEFAULT, start);
        }
        settings = settings.withProxy(next.proxy()).withMta(later);
        changes.addAll(ofFirewall);
        changes.addAll(ofMta);
        return changes;
    }

    /** All that happens in the lab. */
    public EventStream events() {
        return events;
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
     * @return how many had to be
     */
    public int stop(Duration drain) {
        int reset = proxies.stop(drain);
        if (mta != null) {
            mta.close();
        }
        return reset;
    }

    /** {@link #stop} at once. */
    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
