package org.fixuplab.send;

import java.time.Duration;
import java.util.List;
import org.fixuplab.send.Decision.Act;
import org.fixuplab.smtp.Octets;

/** One persona at one end of one connection: what is said and heard, at which stage, with whose patience. Confined to the sender's thread. */
final class Talk {

    private final SenderPersona persona;
    private final ServerConnection server;
    private Stage stage = Stage.GREETING;

    Talk(SenderPersona persona, ServerConnection server) {
        this.persona = persona;
        this.server = server;
    }

    SenderPersona persona() {
        return persona;
    }

    ServerConnection server() {
        return server;
    }

    Stage stage() {
        return stage;
    }

    /** What is said and heard from here on belongs to this stage. */
    void enter(Stage value) {
        stage = value;
    }

    Reply ask(String line) throws ConnectionLost {
        say(line);
        return hear();
    }

    void say(String line) throws ConnectionLost {
        byte[] octets = Octets.octets(line + "\r\n");
        server.send(octets, 0, octets.length, patience());
    }

    Reply hear() throws ConnectionLost {
        return server.reply(patience());
    }

    /** How long the persona waits at this stage. */
    Duration patience() {
        return persona.time(stage.timeout());
    }

    /** The persona's decision, if it is one of these; any other ends the dialogue. */
    Act proceed(SenderKey on, Reply reply, Act... acts) throws Stopped {
        Act decided = persona.decision(on).act();
        if (!List.of(acts).contains(decided)) {
            throw Stopped.by(reply, on, stage);
        }
        return decided;
    }

    /** A reply that ends the dialogue. */
    Stopped refused(SenderKey on, Reply reply) {
        return Stopped.by(reply, on, stage);
    }
}
