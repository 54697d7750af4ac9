package org.fixuplab.lab.scenario;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.config.DeviceConfigException;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.Problem;
import org.fixuplab.proxy.Segmentation;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.Inside;
import org.jspecify.annotations.Nullable;

/** Reads {@code firewall}: which policy, and how it cuts and waits. */
final class FirewallReader {

    private static final Duration GATHER = Duration.ofMillis(5);
    private static final Map<String, Inside> INSIDE = new TreeMap<>(Map.of("mta", Inside.MTA, "client", Inside.CLIENT));
    private static final Map<String, Boolean> BY = new TreeMap<>(Map.of("read", false, "mss", true));
    private static final int MOST_SEGMENT = 65_535;
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");

    private final Entries entries;

    FirewallReader(Entries entries) {
        this.entries = entries;
    }

    LabSettings read() {
        DeviceNames device = device();
        LabSettings settings = LabSettings.of(policy(device.port().orElse(DeviceConfig.SMTP)))
                .withSegments(segments())
                .withDevice(device);
        Optional<Duration> idle = entries.duration(Key.IDLE_TIMEOUT);
        Optional<Duration> linger = entries.duration(Key.LINGER);
        settings = idle.map(settings::withIdleTimeout).orElse(settings);
        return linger.map(settings::withLinger).orElse(settings);
    }

    private InspectionPolicy policy(int port) {
        Catalogue catalogue = Catalogue.load();
        Optional<String> config = entries.text(Key.CONFIG);
        boolean byVersionLine = !entries.has(Key.FIRMWARE)
                && config.flatMap(DeviceConfig::versionOf).isPresent();
        Optional<InspectionPolicy> named = byVersionLine ? Optional.empty() : firmware(catalogue);
        Optional<InspectionPolicy> policy = config.isPresent() && (byVersionLine || named.isPresent())
                ? configured(config.get(), named.orElse(null), port)
                : named;
        // Without a firmware the overrides can still be judged.
        return overridden(policy.or(() -> named).orElseGet(() -> catalogue.policy(InspectionPolicy.NONE)));
    }

    private Optional<InspectionPolicy> firmware(Catalogue catalogue) {
        if (!entries.has(Key.FIRMWARE)) {
            entries.problem(
                    Key.FIRMWARE,
                    "firewall.firmware is missing",
                    "write firewall.firmware = \"ASA 8.2(5)\", or none for a firewall that inspects nothing");
            return Optional.empty();
        }
        return entries.text(Key.FIRMWARE).flatMap(text -> {
            try {
                return Optional.of(catalogue.policy(text));
            } catch (IllegalArgumentException wrong) {
                Sentence sentence = Sentence.of(wrong);
                entries.problem(Key.FIRMWARE, "firewall.firmware: " + sentence.message(), sentence.remedy());
                return Optional.empty();
            }
        });
    }

    /** @param named what its version line must agree with; null: what that line says */
    private Optional<InspectionPolicy> configured(String config, @Nullable InspectionPolicy named, int port) {
        try {
            DeviceConfig read = named == null ? DeviceConfig.read(config) : DeviceConfig.read(config, named);
            return Optional.of(read.policy(port));
        } catch (DeviceConfigException wrong) {
            IntUnaryOperator places = entries.places(Key.CONFIG, config);
            String file = entries.value(Key.CONFIG)
                    .map(value -> entries.fileOf(value.origin()))
                    .orElseThrow(IllegalStateException::new);
            wrong.problems().forEach(problem -> {
                Sentence sentence = Sentence.of(problem.remedy());
                entries.problems()
                        .add(new Problem(
                                file,
                                places.applyAsInt(problem.line()),
                                "in firewall.config, '" + problem.text().strip() + "': " + sentence.message(),
                                sentence.remedy()));
            });
            return Optional.empty();
        }
    }

    private InspectionPolicy overridden(InspectionPolicy base) {
        InspectionPolicy policy = base;
        Optional<ConfigValue> behaviours = entries.value(Key.BEHAVIOURS);
        if (behaviours.isEmpty()) {
            return policy;
        }
        if (!(behaviours.get() instanceof ConfigObject ids)) {
            entries.problem(
                    Key.BEHAVIOURS,
                    "firewall.behaviours is not a group of keys",
                    "write { ehlo-mask { letters = on } }");
            return policy;
        }
        for (Map.Entry<String, ConfigValue> id : ids.entrySet()) {
            if (!(id.getValue() instanceof ConfigObject keys)) {
                entries.problem(
                        id.getValue().origin(),
                        "firewall.behaviours." + id.getKey() + " is not a group of keys",
                        "write " + id.getKey() + " { enabled = on }");
                continue;
            }
            for (Map.Entry<String, ConfigValue> key : keys.entrySet()) {
                policy = overridden(policy, id.getKey(), key.getKey(), key.getValue());
            }
        }
        return policy;
    }

    private InspectionPolicy overridden(InspectionPolicy policy, String id, String key, ConfigValue value) {
        if (value.valueType() == ConfigValueType.NULL) {
            return policy;
        }
        try {
            return policy.with(id, key, written(value));
        } catch (IllegalArgumentException wrong) {
            Sentence sentence = Sentence.of(wrong);
            entries.problem(value.origin(), "firewall.behaviours: " + sentence.message(), sentence.remedy());
            return policy;
        }
    }

    private static List<String> written(ConfigValue value) {
        return value instanceof ConfigList list
                ? list.stream().map(item -> Entries.scalar(item).orElse("?")).toList()
                : List.of(Entries.scalar(value).orElse("a group of keys"));
    }

    private Segmentation segments() {
        // Whoever writes something else does not mean the default.
        boolean byMss = entries.word(Key.SEGMENTS_BY, BY).orElse(entries.has(Key.SEGMENTS_BY));
        OptionalInt mss = entries.number(Key.SEGMENTS_MSS, 1, MOST_SEGMENT);
        Optional<Duration> gather = entries.duration(Key.SEGMENTS_GATHER);
        if (!byMss) {
            for (Key key : new Key[] {Key.SEGMENTS_MSS, Key.SEGMENTS_GATHER}) {
                if (entries.has(key)) {
                    entries.problem(
                            key,
                            key.path() + " is of no use where a read is a segment",
                            "write firewall.segments.by = mss, or remove it");
                }
            }
            return Segmentation.READ;
        }
        return new Segmentation.ByMss(mss.orElse(1460), gather.orElse(GATHER));
    }

    private DeviceNames device() {
        Inside inside = entries.word(Key.INSIDE, INSIDE).orElse(DeviceNames.DEFAULT.inside());
        OptionalInt port = entries.number(Key.DEVICE_PORT, 1, 65_535);
        return new DeviceNames(
                inside,
                port.isPresent() ? port : DeviceNames.DEFAULT.port(),
                address(Key.ADDRESS_OUTSIDE),
                address(Key.ADDRESS_INSIDE));
    }

    private Optional<String> address(Key key) {
        Optional<String> address = entries.text(key);
        if (address.isPresent()
                && !IPV4.matcher(address.get()).matches()
                && !IPV6.matcher(address.get()).matches()) {
            entries.problem(
                    key,
                    key.path() + " is '" + address.get() + "', which is not an IP address",
                    "write one such as 192.0.2.10");
        }
        return address;
    }
}
