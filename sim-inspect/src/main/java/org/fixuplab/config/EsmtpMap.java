package org.fixuplab.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fixuplab.firmware.InspectionPolicy;

/**
 * A {@code policy-map type inspect esmtp} of the user's own. Confined to its {@link Reading}.
 *
 * <p>It does what its lines say, and nothing of what the default map does besides (assumed). Only allow-tls, where no line speaks of it,
 * is as the firmware has it (assumed).
 */
final class EsmtpMap {

    private final Map<String, Boolean> behaviours =
            new LinkedHashMap<>(Map.of("banner-stars", false, "ehlo-mask", false));

    void set(String behaviour, boolean enabled) {
        behaviours.put(behaviour, enabled);
    }

    InspectionPolicy over(InspectionPolicy policy) {
        InspectionPolicy result = policy;
        for (Map.Entry<String, Boolean> behaviour : behaviours.entrySet()) {
            result = result.with(behaviour.getKey(), "enabled", behaviour.getValue() ? "on" : "off");
        }
        return result;
    }
}
