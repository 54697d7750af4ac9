package org.fixuplab.build.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.config.DeviceConfigException;
import org.fixuplab.firmware.InspectionPolicy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long a running-config of more than 2,000 lines takes to become a policy, in ms. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DeviceConfigBenchmark {

    private String text = "";

    @Setup
    public void read() throws IOException {
        try (InputStream resource =
                Objects.requireNonNull(DeviceConfigBenchmark.class.getResourceAsStream("/running-config.txt"))) {
            text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Benchmark
    public InspectionPolicy runningConfig() throws DeviceConfigException {
        return DeviceConfig.read(text).policy();
    }
}
