package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.journal.EventKind;
import org.fixuplab.lab.journal.LabEvent;
import org.fixuplab.words.NearestWord;

/** {@code /v1/events}: all that happens in the lab, as it happens. */
final class EventsResource {

    private static final int MOST = 100;
    private static final String LAST_ID = "last-event-id";
    private static final List<String> KINDS =
            Arrays.stream(EventKind.values()).map(EventKind::word).toList();

    private final Lab lab;
    private final Set<EventFeed> feeds = ConcurrentHashMap.newKeySet();

    EventsResource(Lab lab) {
        this.lab = lab;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/v1/events", "What happens in the lab, as server-sent events")
                .with(
                        Parameter.query(
                                "after",
                                Schema.number().and("minimum", 0),
                                "Begin after the event of this id; 0: with the oldest that is kept. By default with the next"),
                        Parameter.query("kind", Schema.list(Schema.word(KINDS)), "Only those of this kind"),
                        Parameter.query("proxy", Schema.text(), "Only those of this firewall"),
                        Parameter.query("session", Schema.number(), "Only those of this session"),
                        Parameter.header("Last-Event-ID", Schema.number(), "As `after`, which it beats"))
                .giving(Reply.text("A stream that ends when the lab does", MediaType.EVENT_STREAM))
                .failing(ErrorCode.TOO_MANY)
                .by(this::open));
    }

    private HttpResponse open(Call call) {
        long after = after(call);
        Predicate<LabEvent> wanted = wanted(call);
        if (feeds.size() >= MOST) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY, new Flaw("", MOST + " clients hear of events already", "close one of them"));
        }
        EventFeed feed = new EventFeed(call.context(), lab.events(), after, wanted);
        feeds.add(feed);
        feed.ended().thenRun(() -> feeds.remove(feed));
        return feed.open();
    }

    /** An id that the lab has not reached is another lab's: whoever has it has missed all. */
    private long after(Call call) {
        Optional<Long> resumed =
                call.header(LAST_ID).map(text -> Call.number("Last-Event-ID", text, 0, Long.MAX_VALUE));
        long last = lab.events().last();
        long after = resumed.orElseGet(() -> call.number("after", last, 0, Long.MAX_VALUE));
        return after > last ? 0 : after;
    }

    private static Predicate<LabEvent> wanted(Call call) {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (String word : call.queries("kind")) {
            kinds.add(EventKind.of(word)
                    .orElseThrow(() -> Call.badValue(
                            "kind", "there is no kind " + Call.quoted(word), NearestWord.suggest(word, KINDS))));
        }
        Optional<String> proxy = call.query("proxy");
        long session = call.number("session", 0, 1, Long.MAX_VALUE);
        return event -> (kinds.isEmpty() || kinds.contains(event.kind()))
                && (proxy.isEmpty() || proxy.get().equals(event.proxy()))
                && (session == 0 || session == event.session());
    }

    int listeners() {
        return feeds.size();
    }

    /** Ends every stream; done when each client has all of what happened, or is gone. */
    CompletableFuture<?> end() {
        CompletableFuture<?>[] ended = feeds.stream().map(EventFeed::ended).toArray(CompletableFuture<?>[]::new);
        feeds.forEach(EventFeed::end);
        return CompletableFuture.allOf(ended);
    }
}
