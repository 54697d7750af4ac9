package org.fixuplab.build.leaks;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakTracker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A leak detector whose reports do not depend on how a test configures its logging. Netty creates one for each kind of resource,
 * through the system property {@code io.netty.customResourceLeakDetector}.
 */
public final class ReportingLeakDetector<T> extends ResourceLeakDetector<T> {

    private static final List<ReportingLeakDetector<?>> ALL = new CopyOnWriteArrayList<>();

    public ReportingLeakDetector(Class<?> resourceType, int samplingInterval) {
        super(resourceType, samplingInterval);
        ALL.add(this);
    }

    /** Netty looks for this older signature too, and logs an error if it is not there. */
    public ReportingLeakDetector(Class<?> resourceType, int samplingInterval, long maxActive) {
        this(resourceType, samplingInterval);
    }

    /** Has every detector report what the garbage collector found: Netty does that only when it tracks a further resource. */
    static void reportAll() {
        ALL.forEach(ReportingLeakDetector::reportFound);
    }

    @SuppressWarnings("unchecked")
    private void reportFound() {
        T probe = (T) new Object();
        ResourceLeakTracker<T> tracker = track(probe);
        if (tracker != null) {
            tracker.close(probe);
        }
    }

    @Override
    protected boolean needReport() {
        return true;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
        LeakReport.add(resourceType + " was not released before it was garbage-collected." + records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
        LeakReport.add(
                resourceType + " was not released before it was garbage-collected. Where it was touched is not known;"
                        + " run with -Dleak.detection=paranoid.");
    }
}
