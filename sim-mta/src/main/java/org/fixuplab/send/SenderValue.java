package org.fixuplab.send;

import java.time.Duration;
import java.util.List;

/** The value of one key of a sender. Immutable. */
sealed interface SenderValue permits SenderValue.Flag, SenderValue.Words, SenderValue.Times, Decision {

    record Flag(boolean value) implements SenderValue {}

    /** One word, or several of a list. */
    record Words(List<String> words) implements SenderValue {
        public Words {
            words = List.copyOf(words);
        }
    }

    /** One time, or several of a list. */
    record Times(List<Duration> times) implements SenderValue {
        public Times {
            times = List.copyOf(times);
        }
    }
}
