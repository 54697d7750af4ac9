package org.fixuplab.lab.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.SessionInfo;
import org.fixuplab.proxy.observe.SyslogLine;
import org.fixuplab.proxy.record.Entry;
import org.jspecify.annotations.Nullable;

/** Tells a lab's stream of what one session's recorder hears. Confined to the session's event loop. */
final class SessionEvents {

    private static final Set<String> HEADERS = Set.of("header-duplicate", "header-nested");
    private static final String HEADER = "header ";

    private final EventStream stream;
    private final String proxy;
    private long session;

    SessionEvents(EventStream stream, String proxy) {
        this.stream = stream;
        this.proxy = proxy;
    }

    void opened(SessionInfo info, String firmware) {
        session = info.id();
        tell(EventKind.SESSION_OPENED, info.client(), info.server(), firmware);
    }

    void closed(SessionSummary it) {
        Instant closed = it.ended().orElseThrow();
        it.end()
                .ifPresent(end -> tell(
                        EventKind.SESSION_CLOSED,
                        end.client(),
                        end.server(),
                        end.cause(),
                        end.reason().orElse(null),
                        Duration.between(it.session().opened(), closed).toMillis(),
                        it.fromClient(),
                        it.fromServer()));
    }

    void recorded(Entry entry) {
        if (entry instanceof Entry.Happened happened) {
            happened(happened.event());
        } else if (entry instanceof Entry.Logged logged) {
            SyslogLine line = logged.line();
            tell(EventKind.LOG_LINE, line.log().number(), line.text());
        } else if (entry instanceof Entry.Signalled it) {
            tell(EventKind.LEG_SIGNAL, it.leg(), it.signal());
        } else if (entry instanceof Entry.Denied it) {
            tell(EventKind.DENIED, it.from(), it.flags(), it.octets());
        }
    }

    private void happened(Event event) {
        if (event instanceof Event.Command it) {
            tell(EventKind.COMMAND, it.offset(), it.verb(), it.masked());
        } else if (event instanceof Event.Reply it) {
            tell(EventKind.REPLY, it.offset(), it.code(), it.to());
        } else if (event instanceof Event.DataStarted it) {
            tell(EventKind.DATA_STARTED, it.offset());
        } else if (event instanceof Event.DataEnded it) {
            tell(EventKind.DATA_ENDED, it.offset());
        } else if (event instanceof Event.Altered it) {
            tell(EventKind.ALTERATION, it.behaviour(), it.from(), it.offset(), it.before(), it.after());
        } else if (event instanceof Event.TooLate it) {
            tell(EventKind.TOO_LATE, it.behaviour(), it.from(), it.offset(), it.length());
        } else if (event instanceof Event.Secret it) {
            tell(EventKind.CREDENTIALS, it.from(), it.offset(), it.length());
        } else if (event instanceof Event.TlsStarted it) {
            tell(EventKind.TLS_STARTED, it.clientOffset(), it.serverOffset());
        } else if (event instanceof Event.OutOfSync it) {
            tell(EventKind.OUT_OF_SYNC, it.serverOffset(), it.reason());
        } else if (event instanceof Event.Matched it) {
            matched(it);
        } else if (event instanceof Event.SizeExceeded it) {
            tell(EventKind.SIZE_EXCEEDED, it.offset(), it.declared(), it.actual());
        } else if (event instanceof Event.Ended it) {
            tell(EventKind.SESSION_CUT, it.behaviour(), it.client(), it.server());
        }
    }

    private void matched(Event.Matched it) {
        if (HEADERS.contains(it.behaviour())) {
            String header = it.subject().startsWith(HEADER) ? it.subject().substring(HEADER.length()) : it.subject();
            tell(EventKind.HEADER_REPEATED, it.behaviour(), it.offset(), header, it.action());
            return;
        }
        tell(EventKind.LIMIT_MATCHED, it.behaviour(), it.from(), it.offset(), it.subject(), it.action(), it.logged());
    }

    private void tell(EventKind kind, @Nullable Object... values) {
        stream.tell(kind, proxy, session, values);
    }
}
