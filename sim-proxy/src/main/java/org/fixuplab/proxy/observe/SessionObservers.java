package org.fixuplab.proxy.observe;

/** Puts observers together. */
public final class SessionObservers {

    private SessionObservers() {}

    /** Each session is watched by an observer of every factory, called in the order given. */
    public static SessionObserver.Factory all(SessionObserver.Factory... factories) {
        throw new UnsupportedOperationException();
    }
}
