package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fixuplab.app.view.MessageJson;
import org.fixuplab.lab.Lab;
import org.fixuplab.mta.Mailbox;
import org.fixuplab.mta.StoredMessage;

/** {@code /v1/messages}: what the test MTA accepted. */
final class MessagesResource {

    private static final MediaType RFC822 = MediaType.parse("message/rfc822");
    private static final Parameter ID = Parameter.path("id", "The message's id");

    private final Lab lab;

    MessagesResource(Lab lab) {
        this.lab = lab;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/messages", "The messages that are kept, oldest first")
                        .with(Paging.PARAMETERS)
                        .giving(Reply.json("A page of them", Schemas.page("Message")))
                        .by(call -> Paging.page(call, all().stream(), StoredMessage::id, MessagesResource::row)),
                Endpoint.delete("/v1/messages", "Forgets all messages")
                        .giving(Reply.empty("They are forgotten"))
                        .by(this::clear),
                Endpoint.get("/v1/messages/{id}", "One message, without its octets")
                        .with(ID)
                        .giving(Reply.json("The message", Schema.named("Message")))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(call -> Answers.json(row(message(call)))),
                Endpoint.get("/v1/messages/{id}/raw", "The octets of one message, as they came")
                        .with(ID)
                        .giving(Reply.file("The message", RFC822))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(call -> Answers.octets(RFC822, message(call).octets())));
    }

    private static Map<String, Object> row(StoredMessage message) {
        return MessageJson.row(message, OptionalLong.empty(), Optional.empty());
    }

    private List<StoredMessage> all() {
        return lab.mailbox().map(Mailbox::messages).orElse(List.of());
    }

    private HttpResponse clear(Call call) {
        lab.mailbox().ifPresent(Mailbox::clear);
        return Answers.nothing();
    }

    private StoredMessage message(Call call) {
        long id = call.id();
        return lab.mailbox()
                .flatMap(it -> it.message(id))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_FOUND,
                        new Flaw(
                                "id",
                                "there is no message " + id,
                                "GET /v1/messages lists those that are kept; the oldest are dropped first")));
    }
}
