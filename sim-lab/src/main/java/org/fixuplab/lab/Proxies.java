package org.fixuplab.lab;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.inspect.Bound;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.lab.journal.EventStream;
import org.fixuplab.proxy.EventLoops;
import org.fixuplab.proxy.Firewall;
import org.fixuplab.proxy.FirewallSettings;
import org.fixuplab.proxy.observe.SessionObserver;

/** The firewalls of a lab, by name, each at a port of its own, all on the same threads. Safe for any thread. */
public final class Proxies {

    /** The name of a lab's first firewall. */
    public static final String DEFAULT = "default";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final EventLoops loops = new EventLoops();
    private final AtomicLong ids = new AtomicLong();

    /** In the order of their creation. Never written to: who changes it, under the lock, puts another in its place, and nobody waits to read. */
    private volatile Map<String, Proxy> proxies = Map.of();

    private final Function<ProxySettings, InetSocketAddress> upstreams;
    private final BiFunction<String, ProxySettings, SessionObserver.Factory> observers;
    private final EventStream events;
    private boolean stopping;

    /**
     * @param upstreams where a firewall's sessions go on to
     * @param observers who watches the sessions of a firewall of this name
     */
    Proxies(
            Function<ProxySettings, InetSocketAddress> upstreams,
            BiFunction<String, ProxySettings, SessionObserver.Factory> observers,
            EventStream events) {
        this.upstreams = upstreams;
        this.observers = observers;
        this.events = events;
    }

    /**
     * Starts one more; it listens when this returns.
     *
     * @throws IllegalArgumentException the name is taken, or none: 1 to 63 of a-z, 0-9 and hyphens within
     * @throws UncheckedIOException the address cannot be had; the message names it, and why
     * @throws RejectedExecutionException the lab is stopping
     */
    public synchronized Proxy create(String name, ProxySettings settings) {
        checkName(name);
        if (proxies.containsKey(name)) {
            throw new IllegalArgumentException("there is a firewall \"" + name + "\" already");
        }
        if (stopping) {
            throw new RejectedExecutionException("the lab is stopping");
        }
        Firewall firewall = Firewall.start(
                firewallSettings(settings), observers.apply(name, settings), loops, ids::incrementAndGet);
        Proxy proxy = new Proxy(name, settings, firewall);
        proxies = with(proxy);
        events.tell(EventKind.PROXY_CREATED, name, 0, settings.policy().firmware(), proxy.address());
        return proxy;
    }

    private Map<String, Proxy> with(Proxy proxy) {
        Map<String, Proxy> next = new LinkedHashMap<>(proxies);
        next.put(proxy.name(), proxy);
        return next;
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name: it has 1 to 63 of a to z, 0 to 9, and hyphens between them");
        }
    }

    /**
     * Has each of these be there, and be so; others stay as they are. What is so already is not touched. One that must listen elsewhere is
     * stopped at once, and started there.
     *
     * @return those, in their order
     * @throws IllegalArgumentException a name is none; then nothing has changed
     * @throws UncheckedIOException an address cannot be had; what came before it has changed
     */
    public List<Proxy> populate(Map<String, ProxySettings> wanted) {
        wanted.keySet().forEach(Proxies::checkName);
        List<Proxy> populated = new ArrayList<>();
        wanted.forEach((name, settings) -> populated.add(populate(name, settings)));
        return populated;
    }

    private synchronized Proxy populate(String name, ProxySettings settings) {
        Optional<Proxy> moving = get(name).filter(present -> !present.listensAt(settings.listen()));
        if (moving.isPresent()) {
            remove(name, Duration.ZERO);
            // It listens elsewhere, and is cabled as it was.
            return create(name, settings.withPlacement(moving.get().settings().placement()));
        }
        return change(name, now -> settings.withListen(now.settings().listen()))
                .orElseGet(() -> create(name, settings));
    }

    /** Removes at once all but these, and has these be so. */
    void reset(Map<String, ProxySettings> wanted) {
        for (Proxy proxy : all()) {
            if (!wanted.containsKey(proxy.name())) {
                remove(proxy.name(), Duration.ZERO);
            }
        }
        populate(wanted);
    }

    /**
     * Changes what a firewall does to sessions that begin from now on; those under way stay as they are, as on the device. It goes on
     * listening where it does, and keeps its placement: it is cabled.
     *
     * @return the changed one; empty if there is none of this name
     */
    public Optional<Proxy> change(String name, ProxySettings settings) {
        return change(name, now -> settings);
    }

    /**
     * The same, made of what it is now; nobody else changes it meanwhile. What stays the same is not touched.
     *
     * @param change must not block; what it throws leaves the firewall as it was
     */
    public synchronized Optional<Proxy> change(String name, Function<Proxy, ProxySettings> change) {
        return get(name).map(proxy -> {
            ProxySettings settings =
                    change.apply(proxy).withPlacement(proxy.settings().placement());
            return settings.equals(proxy.settings()) ? proxy : changed(proxy, settings);
        });
    }

    private Proxy changed(Proxy proxy, ProxySettings settings) {
        proxy.firewall().change(firewallSettings(settings), observers.apply(proxy.name(), settings));
        Proxy changed = new Proxy(proxy.name(), settings, proxy.firewall());
        proxies = with(changed);
        events.tell(EventKind.PROXY_CHANGED, proxy.name(), 0, settings.policy().firmware());
        return changed;
    }

    /**
     * Stops one; its sessions get {@code drain} to finish. Blocks until they are gone; name and address are free before that.
     *
     * @return whether there was one of this name
     */
    public boolean remove(String name, Duration drain) {
        Proxy proxy;
        synchronized (this) {
            Map<String, Proxy> next = new LinkedHashMap<>(proxies);
            proxy = next.remove(name);
            if (proxy == null) {
                return false;
            }
            proxies = next;
            proxy.firewall().stopListening();
            // Told before another one of this name can be created.
            events.tell(EventKind.PROXY_REMOVED, name, 0);
        }
        proxy.firewall().stop(drain);
        return true;
    }

    public Optional<Proxy> get(String name) {
        return Optional.ofNullable(proxies.get(name));
    }

    /** In the order of their creation. */
    public List<Proxy> all() {
        return new ArrayList<>(proxies.values());
    }

    /** Stops all, and their threads; how many sessions had to be reset. None accepts or is created while others finish. */
    int stop(Duration drain) {
        List<Proxy> all;
        synchronized (this) {
            stopping = true;
            all = all();
        }
        all.forEach(proxy -> proxy.firewall().stopListening());
        int reset = 0;
        long deadline = System.nanoTime() + drain.toNanos();
        for (Proxy proxy : all) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            reset += proxy.firewall().stop(left);
        }
        loops.close();
        return reset;
    }

    private FirewallSettings firewallSettings(ProxySettings settings) {
        InspectionPolicy policy = settings.policy();
        Bound bound = settings.device().inside().bound();
        return new FirewallSettings(settings.listen(), upstreams.apply(settings), sink -> policy.inspector(sink, bound))
                .withSegments(settings.segments())
                .withIdleTimeout(settings.idleTimeout())
                .withLinger(settings.linger())
                .withPlacement(settings.placement())
                .withMaxSessions(settings.maxSessions());
    }
}
