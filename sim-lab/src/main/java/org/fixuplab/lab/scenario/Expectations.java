package org.fixuplab.lab.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fixuplab.proxy.observe.Ending;

/**
 * What shall be true when all is over. What is empty is not judged. Immutable.
 *
 * @param syslog patterns of the device's log lines; {@code exactly} is in the order of the log
 */
public record Expectations(
        Optional<Delivery> outcome,
        OptionalInt mailboxCount,
        Words mailboxMessages,
        Optional<Ending> clientEnded,
        Optional<Ending> serverEnded,
        OptionalInt clientExit,
        Words clientOutput,
        Sent sent,
        Words behaviours,
        Words syslog,
        OptionalInt sessionsCount,
        Lines lines) {

    /** Nothing is expected. */
    public static final Expectations NONE = new Expectations(
            Optional.empty(),
            OptionalInt.empty(),
            Words.NONE,
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Words.NONE,
            Sent.NONE,
            Words.NONE,
            Words.NONE,
            OptionalInt.empty(),
            new Lines(Map.of()));

    /** How mail came to the mailbox. */
    public enum Delivery {
        /** There is mail, and all of it came over TLS. */
        DELIVERED_TLS,
        /** There is mail, and all of it came in clear. */
        DELIVERED_CLEAR,
        /** There is none. */
        NO_MAIL
    }

    /**
     * What a list holds.
     *
     * @param exactly these and no others, in any order unless said otherwise; empty: not judged
     * @param include all of these
     * @param never none of these
     */
    public record Words(Optional<List<String>> exactly, List<String> include, List<String> never) {

        public static final Words NONE = new Words(Optional.empty(), List.of(), List.of());

        public Words {
            exactly = exactly.map(List::copyOf);
            include = List.copyOf(include);
            never = List.copyOf(never);
        }
    }

    /**
     * What the test sender's attempts come to.
     *
     * @param verdicts one an attempt, in order; empty: not judged
     * @param words texts that some attempt's words hold, and that none's hold
     */
    public record Sent(Optional<List<String>> verdicts, Words words) {

        public static final Sent NONE = new Sent(Optional.empty(), Words.NONE);

        public Sent {
            verdicts = verdicts.map(List::copyOf);
        }
    }

    /** In which line of the scenario file a key stands, by its path: {@code expect.mailbox.count}. */
    public record Lines(Map<String, Integer> byKey) {

        public Lines {
            byKey = Map.copyOf(byKey);
        }

        /** 0 if it does not stand there. */
        public int of(String key) {
            return byKey.getOrDefault(key, 0);
        }
    }
}
