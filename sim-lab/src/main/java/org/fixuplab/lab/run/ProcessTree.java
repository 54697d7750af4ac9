package org.fixuplab.lab.run;

import java.util.List;

/** A process and all that it started. */
public final class ProcessTree {

    private ProcessTree() {}

    /** Asks all of them to end. */
    public static void terminate(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        started.forEach(ProcessHandle::destroy);
    }

    /** Ends all of them. */
    public static void kill(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
