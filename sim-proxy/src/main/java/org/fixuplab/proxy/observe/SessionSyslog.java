package org.fixuplab.proxy.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiConsumer;
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
        tell(DeviceLog.BUILT, (format, ends, place) -> switch (place) {
            case "bound" -> format.word(names.inside().bound().word());
            case "number" -> String.valueOf(number);
            case "outside" -> ends.outsideEnd().toString();
            case "outside-endpoint" -> ends.outsideEnd().endpoint();
            case "inside" -> ends.insideEnd().toString();
            case "inside-endpoint" -> ends.insideEnd().endpoint();
            default -> null;
        });
    }

    @Override
    public void sent(Direction from, int count) {
        octets += count;
    }

    @Override
    public boolean wantsCourse() {
        return false;
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
            tell(DeviceLog.SIZE, (format, ends, place) -> switch (place) {
                case "from" -> ends.client().toString();
                case "to" -> ends.server().toString();
                case "declared" -> String.valueOf(size.declared());
                case "actual" -> String.valueOf(size.actual());
                default -> null;
            });
        } else if (event instanceof Event.TlsStarted) {
            tell(DeviceLog.TLS, (format, ends, place) -> switch (place) {
                case "client" -> ends.client().toString();
                case "server" -> ends.server().toString();
                default -> null;
            });
        } else if (event instanceof Event.Ended ended) {
            terminated(ended);
            tearDown("inspection");
        }
    }

    private void addressReplaced(Event.Matched matched) {
        tell(DeviceLog.ADDRESS_REPLACED, (format, ends, place) -> switch (place) {
            case "outside-address" -> ends.outsideEnd().address();
            case "inside-address" -> ends.insideEnd().address();
            case "data" -> matched.subject();
            default -> null;
        });
    }

    private void addressMalicious(Event.Matched matched) {
        tell(DeviceLog.ADDRESS_MALICIOUS, (format, ends, place) -> switch (place) {
            case "from" -> ends.client().toString();
            case "to" -> ends.server().toString();
            case "data" -> matched.subject();
            default -> null;
        });
    }

    private void mapMatched(Event.Matched matched) {
        Direction from = matched.from();
        boolean classified = matched.mapClass() > 0;
        DeviceLog log = matched.action() == Action.LOG ? DeviceLog.NOTICE : DeviceLog.ACTION;
        tell(log, (format, ends, place) -> switch (place) {
            case "class" -> format.word(classified ? "classification" : "parameter");
            case "kind" -> format.word(from == REQUEST ? "request" : "response");
            case "from" -> ends.source(from).toString();
            case "to" -> ends.destination(from).toString();
            case "info" -> (classified ? "matched Class " + matched.mapClass() + ": " : "") + matched.subject();
            case "action" -> action(format, matched.action());
            default -> null;
        });
    }

    private static @Nullable String action(LogFormat format, Action action) {
        return switch (action) {
            case LOG -> null;
            case MASK, OVERWRITE -> format.word("mask");
            case RESET -> format.word("reset");
            case SILENCE, DROP_CONNECTION -> format.word("drop-connection");
        };
    }

    /** The originating interface is that of whoever opened the connection. */
    private void terminated(Event.Ended ended) {
        tell(DeviceLog.TERMINATED, (format, ends, place) -> switch (place) {
            case "from" -> ends.client().toString();
            case "to" -> ends.server().toString();
            case "reason" -> format.word(reason(ended));
            default -> null;
        });
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
        tell(DeviceLog.DENIED, (format, ends, place) -> switch (place) {
            case "from-endpoint" -> ends.source(from).endpoint();
            case "to-endpoint" -> ends.destination(from).endpoint();
            case "flags" -> flags.text();
            case "interface" -> ends.source(from).nameif();
            default -> null;
        });
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
        tell(DeviceLog.TEARDOWN, (format, ends, place) -> switch (place) {
            case "number" -> String.valueOf(number);
            case "outside" -> ends.outsideEnd().toString();
            case "inside" -> ends.insideEnd().toString();
            case "duration" -> inWords(Duration.between(opened, clock.instant()));
            case "bytes" -> String.valueOf(octets);
            case "reason" -> format.word(reason);
            default -> null;
        });
    }

    /** {@code 0:00:18}. */
    private static String inWords(Duration time) {
        return time.toHours() + ":" + twoDigits(time.toMinutesPart()) + ":" + twoDigits(time.toSecondsPart());
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private void tell(DeviceLog log, Values values) {
        LogFormat format = formats.get(log);
        Flow ends = flow;
        if (format != null && ends != null) {
            lines.accept(new SyslogLine(log, format.line(place -> values.of(format, ends, place))));
        }
    }

    /** What stands in the places of one line. A template need not have them all. */
    @FunctionalInterface
    private interface Values {
        @Nullable
        String of(LogFormat format, Flow ends, String place);
    }
}
