package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.sse.ServerSentEvent;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.common.stream.StreamWriter;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.streaming.ServerSentEvents;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.view.EventJson;
import org.fixuplab.lab.journal.EventStream;
import org.fixuplab.lab.journal.LabEvent;

/**
 * One client that hears of events. It keeps none of them: it takes them out of the lab's stream as fast as the client reads, and a client so
 * slow that the stream has forgotten some is told how many. Confined to its connection's event loop, but for {@link #open}, {@link #end} and
 * {@link #ended}.
 */
final class EventFeed {

    /** How many are written before the client must have read. */
    private static final int BATCH = 100;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ServiceRequestContext context;
    private final EventStream events;
    private final Predicate<LabEvent> wanted;
    private final StreamWriter<ServerSentEvent> writer = StreamMessage.streaming();
    private final AtomicBoolean poked = new AtomicBoolean();
    private long heard;
    private boolean writing;
    private boolean ending;

    EventFeed(ServiceRequestContext context, EventStream events, long after, Predicate<LabEvent> wanted) {
        this.context = context;
        this.events = events;
        this.heard = after;
        this.wanted = wanted;
    }

    HttpResponse open() {
        context.clearRequestTimeout();
        // With an id, so that who loses the connection before there is an event knows where to go on.
        writer.write(ServerSentEvent.builder()
                .id(String.valueOf(heard))
                .comment("events of a lab")
                .retry(RETRY)
                .build());
        Runnable subscription = events.subscribe(events.last(), event -> poke());
        ScheduledFuture<?> heart = context.eventLoop()
                .withoutContext()
                .scheduleAtFixedRate(this::beat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        writer.whenComplete().whenComplete((done, failed) -> {
            subscription.run();
            heart.cancel(false);
        });
        // What came before the subscription is there already.
        poke();
        return ServerSentEvents.fromPublisher(
                Answers.headers(200).contentType(MediaType.EVENT_STREAM).build(), writer);
    }

    /** Writes what there is, and nothing that happens later. */
    void end() {
        context.eventLoop().withoutContext().execute(() -> {
            ending = true;
            write();
        });
    }

    /** Done when the client is gone, or has all that was written before the end. */
    CompletableFuture<?> ended() {
        return context.log().whenComplete();
    }

    /** Called by whoever tells the lab's stream: must be quick. */
    private void poke() {
        if (poked.compareAndSet(false, true)) {
            context.eventLoop().withoutContext().execute(() -> {
                poked.set(false);
                write();
            });
        }
    }

    private void write() {
        if (writing || !writer.isOpen()) {
            return;
        }
        List<LabEvent> news = events.after(heard);
        long missed = news.isEmpty() ? 0 : news.get(0).id() - heard - 1;
        if (missed > 0) {
            tell(gap(missed));
        }
        int written = 0;
        for (LabEvent event : news) {
            heard = event.id();
            if (wanted.test(event)) {
                tell(told(event));
                if (++written == BATCH) {
                    break;
                }
            }
        }
        if (written > 0) {
            afterwards();
        } else if (ending) {
            writer.close();
        }
    }

    /** Goes on when all that was written has been taken by the connection. */
    private void afterwards() {
        writing = true;
        writer.whenConsumed()
                .thenRunAsync(
                        () -> {
                            writing = false;
                            write();
                        },
                        context.eventLoop().withoutContext());
    }

    private void beat() {
        if (!writing) {
            tell(ServerSentEvent.ofComment("still here"));
        }
    }

    private void tell(ServerSentEvent event) {
        // A client that has gone is noticed by the writer.
        boolean taken = writer.tryWrite(event);
        assert taken || !writer.isOpen();
    }

    private static ServerSentEvent told(LabEvent event) {
        return ServerSentEvent.builder()
                .id(String.valueOf(event.id()))
                .event(event.kind().word())
                .data(Json.line(EventJson.row(event)).stripTrailing())
                .build();
    }

    private static ServerSentEvent gap(long missed) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("missed", missed);
        return ServerSentEvent.builder()
                .event("gap")
                .data(Json.line(row).stripTrailing())
                .build();
    }
}
