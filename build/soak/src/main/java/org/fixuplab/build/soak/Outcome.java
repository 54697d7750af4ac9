package org.fixuplab.build.soak;

/** How the lab's meter {@code fixuplab_sessions_total} is to count a session. */
enum Outcome {
    FIN("fin"),
    SILENCE("silence"),
    RESET("reset"),
    NO_UPSTREAM("no-upstream");

    final String tag;

    Outcome(String tag) {
        this.tag = tag;
    }
}
