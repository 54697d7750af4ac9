package org.fixuplab.app.http;

import java.util.List;
import java.util.Map;
import org.fixuplab.app.view.SessionJson;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.journal.JournaledSession;

/** {@code /v1/sessions}: what the lab remembers of them. */
final class SessionsResource {

    private static final Parameter ID = Parameter.path("id", "The session's id");

    private final Lab lab;

    SessionsResource(Lab lab) {
        this.lab = lab;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/sessions", "The sessions that are kept, oldest first")
                        .with(Parameter.query("proxy", Schema.text(), "Only those of this firewall"))
                        .with(Paging.PARAMETERS)
                        .giving(Reply.json("A page of them", Schemas.page("Session")))
                        .by(call -> Paging.page(
                                call,
                                lab.sessions().sessions().stream()
                                        .filter(it -> call.query("proxy")
                                                .map(it.proxy()::equals)
                                                .orElse(true)),
                                JournaledSession::id,
                                this::row)),
                Endpoint.get("/v1/sessions/{id}", "One session, as far as it has come")
                        .with(ID)
                        .giving(Reply.json("The session", Schema.named("Session")))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(call -> Answers.json(row(session(call)))));
    }

    private Map<String, Object> row(JournaledSession session) {
        return SessionJson.row(session, List.of());
    }

    private JournaledSession session(Call call) {
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
