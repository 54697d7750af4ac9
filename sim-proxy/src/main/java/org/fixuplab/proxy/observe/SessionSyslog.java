package org.fixuplab.proxy.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.fixuplab.event.Action;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.firmware.DeviceLog;
import org.fixuplab.firmware.LogFormat;
import org.jspecify.annotations.Nullable;

/**
 * The device's log of one session. A line that the firmware does not have is not written. Confined to the session's event loop.
 *
 * <p>The order is the device's: the reason (108003, 108004), then 507003, then 302014 at once, though our own sockets may live on.
 */
final class SessionSyslog implements SessionObserver {

    private static final Direction REQUEST = Direction.FROM_CLIENT;

    /** Behaviours with lines of their own; what else matches and is logged is a class or a parameter of the ESMTP map. */
    private static final Map<String, BiConsumer<SessionSyslog, Event.Matched>> OF_THEIR_OWN = Map.of(
            "address-pipe", SessionSyslog::addressReplaced,
            "address-brackets", SessionSyslog::addressMalicious,
            // Told when TLS begins, not when STARTTLS passes.
            "allow-tls", (syslog, matched) -> {});

    private final Map<DeviceLog, LogFormat> formats;
    private final DeviceNames names;
    private final InstantSource clock;
    private final Consumer<SyslogLine> lines;

    private @Nullable Flow flow;
    private long number;
    private Instant opened = Instant.EPOCH;
    private long octets;
    private @Nullable Action lastAction;
    private boolean tornDown;

    SessionSyslog(
            Map<DeviceLog, LogFormat> formats, DeviceNames names, InstantSource clock, Consumer<SyslogLine> lines) {
        this.formats = formats;
        this.names = names;
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public void opened(SessionInfo session) {
        flow = Flow.of(session, names);
        number = session.id();
        opened = clock.instant();
        tell(
                DeviceLog.BUILT,
                (format, ends) -> Map.of(
                        "bound", format.word(names.inside().bound().word()),
                        "number", String.valueOf(number),
                        "outside", ends.outsideEnd().toString(),
                        "outside-endpoint", ends.outsideEnd().endpoint(),
                        "inside", ends.insideEnd().toString(),
                        "inside-endpoint", ends.insideEnd().endpoint()));
    }

    @Override
    public void sent(Direction from, int count) {
        octets += count;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.Matched matched) {
            lastAction = matched.action();
            if (matched.logged()) {
                OF_THEIR_OWN
                        .getOrDefault(matched.behaviour(), SessionSyslog::mapMatched)
                        .accept(this, matched);
            }
        } else if (event instanceof Event.SizeExceeded size) {
            tell(
                    DeviceLog.SIZE,
                    (format, ends) -> Map.of(
                            "from", ends.client().toString(),
                            "to", ends.server().toString(),
                            "declared", String.valueOf(size.declared()),
                            "actual", String.valueOf(size.actual())));
        } else if (event instanceof Event.TlsStarted) {
            tell(
                    DeviceLog.TLS,
                    (format, ends) -> Map.of(
                            "client", ends.client().toString(),
                            "server", ends.server().toString()));
        } else if (event instanceof Event.Ended ended) {
            terminated(ended);
            tearDown("inspection");
        }
    }

    private void addressReplaced(Event.Matched matched) {
        tell(
                DeviceLog.ADDRESS_REPLACED,
                (format, ends) -> Map.of(
                        "outside-address", ends.outsideEnd().address(),
                        "inside-address", ends.insideEnd().address(),
                        "data", matched.subject()));
    }

    private void addressMalicious(Event.Matched matched) {
        tell(
                DeviceLog.ADDRESS_MALICIOUS,
                (format, ends) -> Map.of(
                        "from", ends.client().toString(),
                        "to", ends.server().toString(),
                        "data", matched.subject()));
    }

    private void mapMatched(Event.Matched matched) {
        Direction from = matched.from();
        boolean classified = matched.mapClass() > 0;
        DeviceLog log = matched.action() == Action.LOG ? DeviceLog.NOTICE : DeviceLog.ACTION;
        tell(log, (format, ends) -> {
            Map<String, String> values = new HashMap<>();
            values.put("class", format.word(classified ? "classification" : "parameter"));
            values.put("kind", format.word(from == REQUEST ? "request" : "response"));
            values.put("from", ends.source(from).toString());
            values.put("to", ends.destination(from).toString());
            values.put("info", (classified ? "matched Class " + matched.mapClass() + ": " : "") + matched.subject());
            action(matched.action()).ifPresent(word -> values.put("action", format.word(word)));
            return values;
        });
    }

    private static Optional<String> action(Action action) {
        return switch (action) {
            case LOG -> Optional.empty();
            case MASK, OVERWRITE -> Optional.of("mask");
            case RESET -> Optional.of("reset");
            case SILENCE, DROP_CONNECTION -> Optional.of("drop-connection");
        };
    }

    /** The originating interface is that of whoever opened the connection. */
    private void terminated(Event.Ended ended) {
        tell(
                DeviceLog.TERMINATED,
                (format, ends) -> Map.of(
                        "from", ends.client().toString(),
                        "to", ends.server().toString(),
                        "reason", format.word(reason(ended))));
    }

    private String reason(Event.Ended ended) {
        if (ended.client() != LegAct.RESET) {
            return "drop-connection";
        }
        // Where silence was meant and RST came of it, the device's own service made it one.
        boolean silenceMeant = lastAction == Action.SILENCE || lastAction == Action.DROP_CONNECTION;
        return silenceMeant ? "service-reset-" + names.inside().bound().word() : "reset";
    }

    @Override
    public void denied(Direction from, SegmentFlags flags, int count) {
        tell(
                DeviceLog.DENIED,
                (format, ends) -> Map.of(
                        "from-endpoint", ends.source(from).endpoint(),
                        "to-endpoint", ends.destination(from).endpoint(),
                        "flags", flags.text(),
                        "interface", ends.source(from).nameif()));
    }

    @Override
    public void closed(SessionEnd end) {
        boolean clientInside = names.inside() == Inside.CLIENT;
        switch (end.cause()) {
            case PEERS -> tearDown("fins");
            case CLIENT_RESET -> tearDown(clientInside ? "reset-inside" : "reset-outside");
            case SERVER_RESET, NO_UPSTREAM -> tearDown(clientInside ? "reset-outside" : "reset-inside");
            case INSPECTION -> tearDown("inspection");
            case IDLE -> tearDown("idle");
            case STOPPED -> {
                // Who is switched off writes nothing.
            }
        }
    }

    private void tearDown(String reason) {
        if (tornDown) {
            return;
        }
        tornDown = true;
        tell(
                DeviceLog.TEARDOWN,
                (format, ends) -> Map.of(
                        "number", String.valueOf(number),
                        "outside", ends.outsideEnd().toString(),
                        "inside", ends.insideEnd().toString(),
                        "duration", inWords(Duration.between(opened, clock.instant())),
                        "bytes", String.valueOf(octets),
                        "reason", format.word(reason)));
    }

    /** {@code 0:00:18}. */
    private static String inWords(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private void tell(DeviceLog log, BiFunction<LogFormat, Flow, Map<String, String>> values) {
        LogFormat format = formats.get(log);
        if (format != null && flow != null) {
            lines.accept(new SyslogLine(log, format.line(values.apply(format, flow))));
        }
    }
}
