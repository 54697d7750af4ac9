package org.fixuplab.lab.export;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Parameter;
import org.fixuplab.lab.Durations;
import org.fixuplab.lab.ProxySettings;
import org.fixuplab.proxy.Segmentation;
import org.fixuplab.proxy.observe.DeviceNames;

/**
 * A firewall as the keys of a scenario's {@code firewall} group: the firmware, and what differs from its default and from a scenario's, in
 * as few lines as say it. What the scenario reader makes of them is the firewall again.
 *
 * <p>No key says where a firewall listens, which server is behind it, or that it prints the sockets' own ports.
 */
public final class FirewallKeys {

    private static final Segmentation.ByMss BY_MSS = new Segmentation.ByMss(1460, Duration.ofMillis(5));

    private FirewallKeys() {}

    public static ConfigObject of(ProxySettings settings) {
        ProxySettings standard = ProxySettings.of(settings.policy());
        DeviceNames device = settings.device();
        Map<String, Object> keys = new TreeMap<>();
        keys.put("firmware", settings.policy().firmware());
        PolicyKeys policy = PolicyKeys.of(settings.policy(), device.port().orElse(DeviceConfig.SMTP));
        if (!policy.config().isEmpty()) {
            keys.put("config", policy.config() + "\n");
        }
        if (!policy.overrides().isEmpty()) {
            keys.put("behaviours", behaviours(policy));
        }
        if (settings.segments() instanceof Segmentation.ByMss cut) {
            keys.put("segments", segments(cut));
        }
        if (device.inside() != DeviceNames.DEFAULT.inside()) {
            keys.put("inside", device.inside().name().toLowerCase(Locale.ROOT));
        }
        if (device.port().isPresent() && !device.port().equals(DeviceNames.DEFAULT.port())) {
            keys.put("device-port", device.port().getAsInt());
        }
        Map<String, Object> addresses = new TreeMap<>();
        device.outsideAddress().ifPresent(address -> addresses.put("outside", address));
        device.insideAddress().ifPresent(address -> addresses.put("inside", address));
        if (!addresses.isEmpty()) {
            keys.put("addresses", addresses);
        }
        if (!settings.idleTimeout().equals(standard.idleTimeout())) {
            keys.put("idle-timeout", Durations.show(settings.idleTimeout()));
        }
        if (!settings.linger().equals(standard.linger())) {
            keys.put("linger", Durations.show(settings.linger()));
        }
        return ConfigValueFactory.fromMap(keys);
    }

    private static Map<String, Object> segments(Segmentation.ByMss cut) {
        Map<String, Object> keys = new TreeMap<>(Map.of("by", "mss"));
        if (cut.octets() != BY_MSS.octets()) {
            keys.put("mss", cut.octets());
        }
        if (!cut.gather().equals(BY_MSS.gather())) {
            keys.put("gather", Durations.show(cut.gather()));
        }
        return keys;
    }

    private static Map<String, Object> behaviours(PolicyKeys policy) {
        Map<String, Object> behaviours = new TreeMap<>();
        policy.overrides().forEach((id, values) -> {
            Map<String, Object> keys = new TreeMap<>();
            values.forEach((key, value) -> keys.put(key, written(type(id, key), value)));
            behaviours.put(id, keys);
        });
        return behaviours;
    }

    private static Parameter.Type type(String behaviour, String key) {
        return Catalogue.load().behaviours().stream()
                .filter(it -> it.id().equals(behaviour))
                .flatMap(it -> it.parameters().stream())
                .filter(it -> it.name().equals(key))
                .map(Parameter::type)
                .findFirst()
                .orElse(Parameter.Type.FLAG);
    }

    private static Object written(Parameter.Type type, List<String> value) {
        return switch (type) {
            case NUMBER -> Integer.valueOf(value.get(0));
            case FLAG, WORD, TEXT -> value.get(0);
            case CAPITAL_WORDS, SMALL_WORDS, TEXTS -> value;
        };
    }
}
