package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fixuplab.app.view.EventJson;
import org.fixuplab.app.view.SessionJson;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.lab.journal.LabMessage;
import org.fixuplab.lab.journal.SessionMatch;
import org.fixuplab.lab.journal.SessionSummary;

/** {@code /v1/sessions}: what the lab remembers of them. */
final class SessionsResource {

    static final Parameter ID = Parameter.path("id", "The session's id");

    private final Lab lab;
    private final Waits waits;

    SessionsResource(Lab lab, Waits waits) {
        this.lab = lab;
        this.waits = waits;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/sessions", "The sessions that are kept, oldest first")
                        .with(Matches.parameters(SessionMatch.KEYS))
                        .with(Paging.PARAMETERS)
                        .giving(Reply.json("A page of them", Schemas.page("Session")))
                        .failing(ErrorCode.UNKNOWN_BEHAVIOUR)
                        .by(this::list),
                Endpoint.post(
                                "/v1/sessions/wait",
                                "Waits until enough sessions meet a match: those kept, and those that come")
                        .taking(WaitBody.schema(Matches.object(SessionMatch.KEYS)))
                        .giving(Reply.json("All that meet it, oldest first", Schemas.page("Session")))
                        .failing(
                                ErrorCode.BAD_JSON,
                                ErrorCode.TIMEOUT,
                                ErrorCode.UNSUPPORTED_TYPE,
                                ErrorCode.UNKNOWN_BEHAVIOUR,
                                ErrorCode.TOO_MANY)
                        .by(this::await),
                Endpoint.get("/v1/sessions/{id}", "One session, as far as it has come")
                        .with(ID)
                        .giving(Reply.json("The session", Schema.named("Session")))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(call -> Answers.json(rows().apply(find(lab, call).summary()))),
                Endpoint.get(
                                "/v1/sessions/{id}/events",
                                "What happened in one session, as far as the stream still has it")
                        .with(ID)
                        .with(Paging.PARAMETERS)
                        .giving(Reply.json("A page of events, oldest first", Schemas.page("Event")))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(this::events));
    }

    private HttpResponse list(Call call) {
        SessionMatch match = Matches.query(call, SessionMatch.KEYS, SessionMatch::read);
        return Paging.page(
                call, lab.sessions().summaries().stream().filter(match::matches), SessionSummary::id, rows());
    }

    private HttpResponse await(Call call) {
        WaitBody wait = WaitBody.read(call.body());
        SessionMatch match = Matches.read(SessionMatch::read, wait.match());
        return waits.until(
                call,
                wait.limit(),
                () -> lab.sessions().await(match, wait.count(), Duration.ZERO),
                session -> rows().apply(session.summary()));
    }

    private HttpResponse events(Call call) {
        long id = find(lab, call).id();
        return Paging.page(
                call,
                lab.events().after(0).stream().filter(event -> event.session() == id),
                event -> event.id(),
                EventJson::row);
    }

    /** Makes rows of sessions, for one answer. */
    private Function<SessionSummary, Map<String, Object>> rows() {
        Map<Long, List<Long>> messages = lab.messages().all().stream()
                .filter(message -> message.session().isPresent())
                .collect(Collectors.groupingBy(
                        message -> message.session().getAsLong(),
                        Collectors.mapping(LabMessage::id, Collectors.toList())));
        return session -> SessionJson.row(session, messages.getOrDefault(session.id(), List.of()));
    }

    /** The session that the path names. */
    static JournaledSession find(Lab lab, Call call) {
        long id = call.id();
        return lab.sessions()
                .session(id)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_FOUND,
                        new Flaw(
                                "id",
                                "there is no session " + id,
                                "GET /v1/sessions lists those that are kept; the oldest are dropped first")));
    }
}
