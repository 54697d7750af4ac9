package org.fixuplab.build.soak;

import java.util.Set;

/** The scenes of the fault run, in the order in which they are told. */
enum Scene {
    KILLED(
            "server killed, then restarted",
            "SIGKILL under load; a session ends, or is refused with RST; the next server serves",
            Set.of("peers", "server-reset", "no-upstream"),
            Scenes::killed),
    FROZEN(
            "server stopped (SIGSTOP)",
            "it accepts and says nothing: the idle timeout ends each session",
            Set.of("idle", "peers"),
            Scenes::frozen),
    REFUSED("no server", "the connection is refused: RST to each client", Set.of("no-upstream"), Scenes::refused),
    UNREACHABLE(
            "server out of reach",
            "nothing answers: RST to each client when connecting takes too long",
            Set.of("no-upstream"),
            Scenes::unreachable),
    SLOW("server slow", "late greeting, late reply to the dot: delivered all the same", Set.of("peers"), Scenes::slow),
    ABORTED(
            "client resets anywhere",
            "RST at a random octet, in every phase",
            Set.of("client-reset", "no-upstream"),
            Scenes::aborted),
    ABORTED_TLS(
            "client resets in the handshake",
            "RST at a random octet of what follows STARTTLS",
            Set.of("client-reset"),
            Scenes::abortedHandshake),
    LEFT("opened and left", "the idle timeout ends each; descriptors come back", Set.of("idle"), Scenes::left),
    HALF_CLIENT(
            "client half-closes",
            "FIN after its last command: it still gets all replies",
            Set.of("peers"),
            Scenes::halfClient),
    HALF_SERVER(
            "server half-closes",
            "FIN after its greeting: it still gets all that the client says",
            Set.of("peers"),
            Scenes::halfServer);

    /** Plays it, and checks what is its own. What is common to all is checked after it. */
    interface Plot {
        void play(Stage stage, Account account, Sizes sizes) throws Exception;
    }

    /**
     * How much of everything.
     *
     * @param sessions of a scene in which a session is quick
     * @param left connections that are opened and left
     */
    record Sizes(int sessions, int left) {}

    final String title;
    final String what;
    /** What may end a session here, in the journal's words. */
    @SuppressWarnings("ImmutableEnumChecker") // Of Set.of.
    final Set<String> causes;

    @SuppressWarnings("ImmutableEnumChecker") // A method of this package, without state.
    final Plot plot;

    Scene(String title, String what, Set<String> causes, Plot plot) {
        this.title = title;
        this.what = what;
        this.causes = causes;
        this.plot = plot;
    }

    /** The firewall's name in the lab. */
    String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
