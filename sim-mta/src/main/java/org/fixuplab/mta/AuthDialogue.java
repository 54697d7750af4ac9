package org.fixuplab.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * AUTH and its challenges (RFC 4954). A mechanism that the persona offers and the lab cannot check, such as NTLM, is asked for one answer
 * and then refused as a wrong password would be. What the client says here is kept nowhere but in this exchange. Confined to its session.
 */
final class AuthDialogue {

    private final Shared shared;
    private final Speech speech;
    private final Client client;
    private final Replies replies;
    private final Inbound inbound;

    AuthDialogue(Shared shared, Client client, Replies replies, Inbound inbound) {
        this.shared = shared;
        this.speech = shared.speech;
        this.client = client;
        this.replies = replies;
        this.inbound = inbound;
    }

    /** One AUTH command's exchange so far. */
    private record Exchange(Mechanism mechanism, List<String> challenges, List<byte[]> answers) {

        /** Answers are secrets. */
        @Override
        public String toString() {
            return mechanism + " with " + answers.size() + " of " + challenges.size() + " answers";
        }
    }

    /** @param inMail whether a mail transaction is open */
    void auth(String argument, boolean inMail) {
        String[] words = argument.split("[ \t]+", -1);
        if (speech.mechanisms().isEmpty()) {
            replies.refuse(speech.has(PersonaKey.AUTH_OFF) ? PersonaKey.AUTH_OFF : PersonaKey.UNKNOWN);
        } else if (client.helo().isEmpty() && speech.flag(PersonaKey.HELLO_REQUIRED)) {
            replies.refuse(PersonaKey.HELLO_FIRST);
        } else if (client.user().isPresent()) {
            replies.refuse(PersonaKey.AUTH_AGAIN);
        } else if (inMail) {
            replies.refuse(PersonaKey.AUTH_IN_MAIL);
        } else if (words[0].isEmpty() || words.length > 2) {
            replies.refuse(PersonaKey.SYNTAX);
        } else if (speech.mechanisms().stream().noneMatch(words[0]::equalsIgnoreCase)) {
            replies.refuse(PersonaKey.AUTH_MECHANISM);
        } else {
            begin(Mechanism.of(words[0]), words.length == 2 ? Optional.of(words[1]) : Optional.empty());
        }
    }

    private void begin(Mechanism mechanism, Optional<String> initial) {
        Exchange exchange = new Exchange(mechanism, mechanism.challenges(shared.challenge()), new ArrayList<>());
        if (initial.isEmpty()) {
            challenge(exchange);
        } else if (mechanism.clientFirst()) {
            // An equals sign stands for an initial response of no octets.
            answered(exchange, AnswerLine.decode(initial.get().equals("=") ? "" : initial.get()));
        } else {
            replies.refuse(PersonaKey.SYNTAX);
        }
    }

    private void challenge(Exchange exchange) {
        AnswerLine answer = new AnswerLine(speech.flag(PersonaKey.BARE_LF));
        inbound.expect(answer, () -> read(exchange, answer));
        replies.challenge(exchange.challenges().get(exchange.answers().size()));
    }

    private void read(Exchange exchange, AnswerLine answer) {
        if (answer.tooLong()) {
            replies.refuse(PersonaKey.LINE_TOO_LONG);
        } else if (answer.cancels()) {
            replies.refuse(PersonaKey.AUTH_CANCELLED);
        } else {
            answered(exchange, answer.decoded());
        }
    }

    private void answered(Exchange exchange, Optional<byte[]> answer) {
        if (answer.isEmpty()) {
            replies.refuse(PersonaKey.SYNTAX);
            return;
        }
        exchange.answers().add(answer.get());
        if (exchange.answers().size() < exchange.challenges().size()) {
            challenge(exchange);
        } else {
            decide(exchange);
        }
    }

    private void decide(Exchange exchange) {
        Optional<String> user =
                exchange.mechanism().user(exchange.challenges(), exchange.answers(), shared.settings.logins());
        if (user.isPresent()) {
            client.authenticated(user.get());
            replies.say(PersonaKey.AUTH_OK);
        } else {
            replies.refuse(PersonaKey.AUTH_FAILED);
        }
    }
}
