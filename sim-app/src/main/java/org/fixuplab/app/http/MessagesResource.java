package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import java.time.Duration;
import java.util.List;
import org.fixuplab.app.view.MessageJson;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.journal.LabMessage;
import org.fixuplab.lab.journal.MessageMatch;

/** {@code /v1/messages}: what the test MTA accepted. */
final class MessagesResource {

    private static final MediaType RFC822 = MediaType.parse("message/rfc822");
    private static final Parameter ID = Parameter.path("id", "The message's id");

    private final Lab lab;
    private final Waits waits;

    MessagesResource(Lab lab, Waits waits) {
        this.lab = lab;
        this.waits = waits;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/messages", "The messages that are kept, oldest first")
                        .with(Matches.parameters(MessageMatch.KEYS))
                        .with(Paging.PARAMETERS)
                        .giving(Reply.json("A page of them", Schemas.page("Message")))
                        .by(this::list),
                Endpoint.delete("/v1/messages", "Forgets all messages")
                        .giving(Reply.empty("They are forgotten"))
                        .by(this::clear),
                Endpoint.post(
                                "/v1/messages/wait",
                                "Waits until enough messages meet a match: those kept, and those that come")
                        .taking(WaitBody.schema(Matches.object(MessageMatch.KEYS)))
                        .giving(Reply.json("All that meet it, oldest first", Schemas.page("Message")))
                        .failing(ErrorCode.BAD_JSON, ErrorCode.TIMEOUT, ErrorCode.UNSUPPORTED_TYPE, ErrorCode.TOO_MANY)
                        .by(this::await),
                Endpoint.get("/v1/messages/{id}", "One message, without its octets")
                        .with(ID)
                        .giving(Reply.json("The message", Schema.named("Message")))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(call -> Answers.json(MessageJson.row(find(call)))),
                Endpoint.get("/v1/messages/{id}/raw", "The octets of one message, as they came")
                        .with(ID)
                        .giving(Reply.file("The message", RFC822))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(call -> Answers.octets(RFC822, find(call).message().octets())));
    }

    private HttpResponse list(Call call) {
        MessageMatch match = Matches.query(call, MessageMatch.KEYS, MessageMatch::read);
        return Paging.page(
                call, lab.messages().all().stream().filter(match::matches), LabMessage::id, MessageJson::row);
    }

    private HttpResponse await(Call call) {
        WaitBody wait = WaitBody.read(call.body());
        MessageMatch match = Matches.read(MessageMatch::read, wait.match());
        return waits.until(
                call, wait.limit(), () -> lab.messages().await(match, wait.count(), Duration.ZERO), MessageJson::row);
    }

    private HttpResponse clear(Call call) {
        lab.messages().clear();
        return Answers.nothing();
    }

    private LabMessage find(Call call) {
        long id = call.id();
        return lab.messages()
                .get(id)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_FOUND,
                        new Flaw(
                                "id",
                                "there is no message " + id,
                                "GET /v1/messages lists those that are kept; the oldest are dropped first")));
    }
}
