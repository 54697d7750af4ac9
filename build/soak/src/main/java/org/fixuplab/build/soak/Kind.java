package org.fixuplab.build.soak;

import java.io.IOException;

/** The kinds of sessions, each with the firewall it goes through, its share of the load, and the fate that is predicted. */
enum Kind {
    MASKED("masked", Wall.ASA_8_2, 36, Outcome.FIN, "delivered in clear, STARTTLS masked", Plays::masked),
    FIXUP("masked by fixup", Wall.PIX_6_3, 8, Outcome.FIN, "delivered with HELO", Plays::withHelo),
    LOCAL_OK("answered locally", Wall.PIX_4_1, 6, Outcome.FIN, "OK to EHLO, delivered with HELO", Plays::localOk),
    MANY("many messages", Wall.ASA_8_2, 6, Outcome.FIN, "20 delivered on one connection", Plays::many),
    BY_MSS("cut by MSS", Wall.BY_MSS, 6, Outcome.FIN, "delivered", Plays::masked),
    BIG("big message", Wall.ASA_8_2, 1, Outcome.FIN, "2 MiB delivered", Plays::big),
    TLS("TLS let through", Wall.ASA_9_4, 6, Outcome.FIN, "delivered over verified TLS", Plays::tls),
    DROPPED("dropped", Wall.ASA_8_2, 8, Outcome.SILENCE, "no answer to a line of 600 octets", Plays::dropped),
    RESET("reset", Wall.ASA_8_0, 8, Outcome.RESET, "RST at a header nested in DKIM's", Plays::nestedHeader),
    ABORTED("aborted", Wall.ASA_8_2, 15, Outcome.RESET, "the client's RST at any octet", Plays::aborted),
    TRICKLE("slow writer", Wall.ASA_8_2, 4, Outcome.FIN, "delivered, an octet every 5 ms", Plays::trickle),
    SLOW_READER("slow reader", Wall.ASA_8_2, 2, Outcome.FIN, "500 EHLO replies, each masked", Plays::slowReader),
    IDLE("idle", Wall.ASA_8_2, 12, Outcome.FIN, "still there after up to 20 s", Plays::idle);

    /** What a client does; anything but the prediction is an exception. */
    interface Play {
        void play(Conversation talk, Load.Client client) throws IOException, InterruptedException;
    }

    final String title;
    final Wall wall;
    /** Of a quick kind, its part of the sessions that begin; of a slow one, how many there are at any time. */
    final int share;

    final Outcome outcome;
    final String fate;

    @SuppressWarnings("ImmutableEnumChecker") // A method of this package, without state.
    final Play play;

    Kind(String title, Wall wall, int share, Outcome outcome, String fate, Play play) {
        this.title = title;
        this.wall = wall;
        this.share = share;
        this.outcome = outcome;
        this.fate = fate;
        this.play = play;
    }

    /** It takes seconds of waiting, and so has threads of its own. */
    boolean isSlow() {
        return switch (this) {
            case TRICKLE, SLOW_READER, IDLE -> true;
            case MASKED, FIXUP, LOCAL_OK, MANY, BY_MSS, BIG, TLS, DROPPED, RESET, ABORTED -> false;
        };
    }

    /** Octets; 0 is the system's own choice. */
    int receiveBuffer() {
        return this == SLOW_READER ? 4096 : 0;
    }
}
