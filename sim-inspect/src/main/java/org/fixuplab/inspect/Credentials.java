package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.smtp.Octets;
import org.fixuplab.smtp.Verb;

/**
 * Tells which of the client's octets are credentials, or may be, so that every view can star them: what follows the mechanism of an AUTH,
 * masked or not; a line that answers a 334; and after an AUTH every line whose verb is no command's, up to one that is. A client that does
 * not wait for its 334, or for the refusal of its AUTH, sends its secrets as such lines.
 */
final class Credentials {

    private enum Place {
        NOT_AUTH,
        BEFORE_MECHANISM,
        MECHANISM,
        SECRET
    }

    private final Conversation conversation;

    private Place place = Place.NOT_AUTH;
    private boolean afterAuth;

    Credentials(Conversation conversation) {
        this.conversation = conversation;
    }

    /** A command line begins. */
    void begin() {
        place = Place.NOT_AUTH;
    }

    /** A piece of a verb; true if it may be a secret. */
    boolean verbPiece(ByteBuffer segment, int from, int to) {
        if (!afterAuth || Verb.of(segment, from, to) != Verb.OTHER) {
            return false;
        }
        secret(conversation.clientOffset(), to - from);
        return true;
    }

    /** The verb is complete, as the client sent it. */
    void verbIs(Verb verb) {
        if (verb == Verb.AUTH) {
            afterAuth = true;
            place = Place.BEFORE_MECHANISM;
        } else if (verb != Verb.OTHER) {
            afterAuth = false;
        } else if (afterAuth) {
            place = Place.SECRET;
        }
    }

    /** A piece of the arguments, up to the line's LF; {@code offset} is that of its first octet. */
    void arguments(ByteBuffer segment, int from, int to, long offset) {
        if (place == Place.NOT_AUTH) {
            return;
        }
        int at = from;
        while (at < to && place != Place.SECRET) {
            boolean blank = Octets.isBlank(segment.get(at));
            if (place == Place.BEFORE_MECHANISM && !blank) {
                place = Place.MECHANISM;
            } else if (place == Place.MECHANISM && blank) {
                place = Place.SECRET;
            }
            at++;
        }
        line(segment, at, to, offset + (at - from));
    }

    /** A piece of a line that is secret as a whole; its CR, if it ends with one, is not. */
    void line(ByteBuffer segment, int from, int to, long offset) {
        int end = to > from && segment.get(to - 1) == Octets.CR ? to - 1 : to;
        if (end > from) {
            secret(offset, end - from);
        }
    }

    private void secret(long offset, int length) {
        conversation.events().accept(new Event.Secret(Direction.FROM_CLIENT, offset, length));
    }
}
