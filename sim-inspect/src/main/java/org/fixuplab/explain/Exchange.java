package org.fixuplab.explain;

import java.util.List;

/**
 * What the client said and what was answered. Immutable.
 *
 * @param kind the greeting answers nothing
 * @param said the command's line, or the message's
 * @param replies the lines of the answer; empty if none was pasted
 */
record Exchange(Kind kind, List<Utterance> said, List<Utterance> replies) {

    enum Kind {
        GREETING,
        COMMAND,
        MESSAGE
    }

    Exchange {
        said = List.copyOf(said);
        replies = List.copyOf(replies);
    }

    /** The command's line; empty for the others. */
    String command() {
        return kind == Kind.COMMAND ? said.get(0).text() : "";
    }

    /** The first word of the command, in capitals. */
    String verb() {
        return Speech.verb(command());
    }

    /** The code of the answer; 0 if none was pasted. */
    int code() {
        return replies.isEmpty() ? 0 : replies.get(0).code();
    }
}
