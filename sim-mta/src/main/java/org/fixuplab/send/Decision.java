package org.fixuplab.send;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a sender does about one case, written {@code act [exit][: words]}: {@code clear}, {@code "fail 29: Host did not advertise STARTTLS"}. Immutable.
 *
 * @param exit of a program that fails
 * @param words the sender's own, with placeholders; empty: ours
 */
record Decision(Act act, OptionalInt exit, String words) implements SenderValue {

    /** What can be done. */
    enum Act {
        /** Go on as if nothing were wrong. */
        GO,
        /** Say HELO on the same connection. */
        HELO,
        /** Go on in clear on the same connection. */
        CLEAR,
        /** Send in clear over a new connection, within the attempt. */
        CLEAR_NOW,
        /** As {@link #CLEAR_NOW} if the message is old enough, else {@link #DEFER}. */
        CLEAR_WHEN_OLD,
        /** {@link #DEFER}, and never try TLS with this server again. */
        CLEAR_NEXT,
        DEFER,
        BOUNCE,
        /** {@link #BOUNCE} after a 5xx, else {@link #DEFER}. */
        BY_CODE,
        /** {@link #DEFER} after a 4xx, else {@link #BOUNCE}: a reply that should not be there, such as 250 to DATA, is a reason, too. */
        UNLESS_4XX,
        /** Give up, with an exit code if it is a program. */
        FAIL,
        /** Wait for ever: no attempt follows, and nobody is told. */
        HANG;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Act> of(String word) {
            return Arrays.stream(values())
                    .filter(act -> act.word().equals(word))
                    .findFirst();
        }

        /** What ends the attempt, whatever the case. */
        static List<Act> ends() {
            return List.of(DEFER, BOUNCE, BY_CODE, UNLESS_4XX, FAIL, HANG);
        }
    }
}
