package org.fixuplab.build.leaks;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Before a JVM's first test: forgets old reports. After the last: collects garbage, so that what is leaked is reported. */
public final class LeakCheck implements TestExecutionListener {

    /** One collection finds the leaked buffer; a second what only became garbage with it. */
    private static final int COLLECTIONS = 2;

    private static final long PATIENCE_MILLIS = 5_000;

    private static final AtomicBoolean STARTED = new AtomicBoolean();

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (STARTED.compareAndSet(false, true)) {
            LeakReport.clear();
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        for (int i = 0; i < COLLECTIONS; i++) {
            collectGarbage();
            ReportingLeakDetector.reportAll();
        }
    }

    /** Returns when the collector has found an object that is garbage for certain. */
    private static void collectGarbage() {
        ReferenceQueue<Object> found = new ReferenceQueue<>();
        Reference<Object> canary = new WeakReference<>(new Object(), found);
        System.gc();
        try {
            found.remove(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Reference.reachabilityFence(canary);
        }
    }
}
