package org.fixuplab.build.soak;

/**
 * What the lab's process takes at a moment, just after a full collection.
 *
 * @param heap octets of the old generation after that collection
 * @param direct octets outside of the heap: Netty's buffers, and the JVM's own count of direct buffers
 * @param descriptors open files and sockets
 * @param active sessions that are open
 */
record Vitals(double heap, double direct, double descriptors, double threads, double active) {

    static Vitals of(Metrics metrics) {
        return new Vitals(
                metrics.required("jvm_gc_live_data_size_bytes"),
                metrics.required("netty_allocator_memory_used_bytes{memory_type=\"direct\"}")
                        + metrics.required("jvm_buffer_memory_used_bytes{id=\"direct\"}"),
                metrics.required("process_files_open_files"),
                metrics.required("jvm_threads_live_threads"),
                metrics.active());
    }

    /** But for two sockets a session. */
    double otherDescriptors() {
        return descriptors - 2 * active;
    }
}
