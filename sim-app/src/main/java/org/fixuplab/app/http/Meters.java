package org.fixuplab.app.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** The process's meters, in Prometheus' format. Safe for any thread. */
public final class Meters implements AutoCloseable {

    private static final double NANOS = 1e9;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collector = new JvmGcMetrics();

    public Meters() {
        // Their names are not as Prometheus wants them; the time that the process took is below.
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
        collector.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        // Netty takes most of its memory past the JVM's own count of direct buffers.
        if (ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider buffers) {
            bufferMemory("direct", buffers, ByteBufAllocatorMetric::usedDirectMemory);
            bufferMemory("heap", buffers, ByteBufAllocatorMetric::usedHeapMemory);
        }
        FunctionCounter.builder("process.cpu", ProcessHandle.current(), Meters::cpuSeconds)
                .description("Processor time that this process took")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Micrometer's own binder has no descriptions. */
    private void bufferMemory(
            String type, ByteBufAllocatorMetricProvider buffers, ToDoubleFunction<ByteBufAllocatorMetric> octets) {
        Gauge.builder("netty.allocator.memory.used", buffers, it -> octets.applyAsDouble(it.metric()))
                .description("Memory that Netty's buffers take")
                .baseUnit("bytes")
                .tag("memory.type", type)
                .register(registry);
    }

    private static double cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS;
    }

    /** Where other rooms register theirs. */
    public MeterRegistry registry() {
        return registry;
    }

    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
