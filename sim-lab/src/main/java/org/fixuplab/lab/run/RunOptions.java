package org.fixuplab.lab.run;

import java.util.ArrayList;
import java.util.List;
import org.fixuplab.proxy.observe.SessionObserver;

/** What the caller adds to a run. Immutable. */
public record RunOptions(List<SessionObserver.Factory> observers) {

    public static final RunOptions DEFAULT = new RunOptions(List.of());

    public RunOptions {
        observers = List.copyOf(observers);
    }

    /** One more watcher of every session: meters, a line for each alteration. */
    public RunOptions withObserver(SessionObserver.Factory value) {
        List<SessionObserver.Factory> more = new ArrayList<>(observers);
        more.add(value);
        return new RunOptions(more);
    }
}
