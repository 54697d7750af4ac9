package org.fixuplab.proxy.observe;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.DeviceLog;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.LogFormat;
import org.fixuplab.inspect.Settings;

/**
 * What the device itself writes into its log about sessions: what they were, what inspection did to them. Formats, and which of them a
 * version has, stand in the catalogue; without a firmware nothing is written. Thread-safe.
 */
public final class SyslogLines {

    private static final String ALLOW_TLS = "allow-tls";
    private static final String LOG = "log";

    private final Map<DeviceLog, LogFormat> formats;
    private final DeviceNames names;
    private final InstantSource clock;

    /** @param clock tells how long a session was */
    public SyslogLines(InspectionPolicy policy, DeviceNames names, InstantSource clock) {
        this.formats = policy.release().map(Catalogue.load()::logs).orElseGet(() -> new EnumMap<>(DeviceLog.class));
        this.names = names;
        this.clock = clock;
        if (!logsTls(policy)) {
            formats.remove(DeviceLog.TLS);
        }
    }

    /** Only where {@code allow-tls} is told to log. */
    private static boolean logsTls(InspectionPolicy policy) {
        Settings settings = policy.enabled().get(ALLOW_TLS);
        return settings != null && settings.flag(LOG);
    }

    /**
     * Watches one session.
     *
     * @param lines called on the session's event loop: must not block
     */
    public SessionObserver observer(Consumer<SyslogLine> lines) {
        return new SessionSyslog(formats, names, clock, lines);
    }

    /** Watches every session of one firewall. {@code lines} is called on event loops, by several at once: must not block. */
    public SessionObserver.Factory to(Consumer<String> lines) {
        return () -> observer(line -> lines.accept(line.text()));
    }
}
