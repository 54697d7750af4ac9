package org.fixuplab.lab.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.proxy.observe.SessionEnd;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.smtp.Verb;
import org.jspecify.annotations.Nullable;

/** Sums a session up as it goes on. Written by the session's event loop, read by any thread. */
final class SessionTally {

    private final SessionInfo session;
    private final String proxy;
    private final InspectionPolicy policy;
    private final Set<String> behaviours = new LinkedHashSet<>();
    private final Set<Verb> verbs = new LinkedHashSet<>();
    private final Set<Integer> codes = new LinkedHashSet<>();
    private final List<String> log = new ArrayList<>(2);
    private long logOctets;
    private long logLeftOut;
    private boolean tls;
    private @Nullable SessionEnd end;
    private @Nullable Instant ended;
    private long fromClient;
    private long fromServer;
    private @Nullable SessionSummary made;

    SessionTally(SessionInfo session, String proxy, InspectionPolicy policy) {
        this.session = session;
        this.proxy = proxy;
        this.policy = policy;
    }

    /** Whether this changed anything that a match may ask for. */
    synchronized boolean recorded(Entry entry) {
        boolean changed = false;
        if (entry instanceof Entry.Happened happened) {
            changed = happened(happened.event());
        } else if (entry instanceof Entry.Logged logged) {
            changed = logged(logged.line().text());
        }
        if (changed) {
            made = null;
        }
        return changed;
    }

    private boolean happened(Event event) {
        boolean changed = false;
        if (event instanceof Event.Command command) {
            changed = verbs.add(command.verb());
        } else if (event instanceof Event.Reply reply) {
            changed = codes.add(reply.code());
        } else if (event instanceof Event.TlsStarted) {
            tls = true;
            changed = true;
        }
        Optional<String> behaviour = Doer.of(event, policy);
        if (behaviour.isPresent()) {
            changed |= behaviours.add(behaviour.get());
        }
        return changed;
    }

    private boolean logged(String line) {
        if (log.size() == SessionSummary.LOG_LINES) {
            logLeftOut++;
            return true;
        }
        logOctets += line.length();
        return log.add(line);
    }

    /** About how many octets of memory the device's lines take. */
    synchronized long size() {
        return logOctets;
    }

    synchronized void received(Direction from, int octets) {
        if (from == Direction.FROM_CLIENT) {
            fromClient += octets;
        } else {
            fromServer += octets;
        }
        made = null;
    }

    synchronized void closed(SessionEnd how, Instant at) {
        end = how;
        ended = at;
        made = null;
    }

    synchronized SessionSummary summary() {
        if (made == null) {
            made = new SessionSummary(
                    session,
                    proxy,
                    policy.firmware(),
                    List.copyOf(behaviours),
                    List.copyOf(verbs),
                    List.copyOf(codes),
                    tls,
                    Optional.ofNullable(end),
                    Optional.ofNullable(ended),
                    fromClient,
                    fromServer,
                    log,
                    logLeftOut);
        }
        return made;
    }
}
