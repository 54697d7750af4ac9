package org.fixuplab.app.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.config.DeviceShow;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.Range;

/** What a person may try on the firewall, or past it, so that it no longer does what it did. */
final class Advice {

    private static final String ALLOW_TLS = "allow-tls";
    private static final Set<String> HIDE_TLS =
            Set.of("ehlo-mask", "ehlo-parameter", "verb-x", "verb-noop", "cmd-verb");

    private Advice() {}

    /** A sentence each, the likeliest to help first; none where the firewall did nothing. */
    static List<String> of(InspectionPolicy policy, List<String> behaviours) {
        if (policy.release().isEmpty() || behaviours.isEmpty()) {
            return List.of("Look elsewhere: the firewall altered nothing and ended nothing.");
        }
        Firmware firmware = policy.release().get();
        List<String> advice = new ArrayList<>();
        String off = DeviceShow.inspection(policy.withoutInspection(), DeviceConfig.SMTP);
        if (!off.isEmpty()) {
            advice.add("Switch off the inspection of SMTP on the firewall: " + inOneLine(off)
                    + ". Then run the same client again: what differs is the inspection's doing.");
        }
        boolean knowsTls = Catalogue.load().behaviours().stream()
                .anyMatch(it -> it.id().equals(ALLOW_TLS) && range(it, firmware).isPresent());
        boolean lets = policy.enabled().containsKey(ALLOW_TLS);
        if (!lets && behaviours.stream().anyMatch(HIDE_TLS::contains) && (knowsTls || hasAllowTls(policy))) {
            advice.add("Or let only TLS pass: policy-map type inspect esmtp NAME, parameters, allow-tls; and name that"
                    + " map behind inspect esmtp.");
        }
        Set<String> ends = new LinkedHashSet<>();
        for (Behaviour behaviour : Catalogue.load().behaviours()) {
            if (behaviours.contains(behaviour.id())) {
                range(behaviour, firmware)
                        .filter(it -> it.interval().before() != null)
                        .ifPresent(it -> ends.add(behaviour.id() + " from " + firmware.platform() + " "
                                + Objects.requireNonNull(it.interval().before()) + " on"));
            }
        }
        if (!ends.isEmpty()) {
            advice.add("Or upgrade, or ask which version they run: the catalogue has another state of "
                    + String.join(", ", ends) + ".");
        }
        advice.add("To be sure that it is the firewall: run the same client from its other side, or past it.");
        return advice;
    }

    private static Optional<Range> range(Behaviour behaviour, Firmware firmware) {
        return behaviour.ranges().stream()
                .filter(it -> it.interval().contains(firmware))
                .findFirst();
    }

    /** Whether the device's language has the words. */
    private static boolean hasAllowTls(InspectionPolicy policy) {
        return DeviceShow.inspection(policy.with(ALLOW_TLS, "enabled", "on"), DeviceConfig.SMTP)
                .contains(ALLOW_TLS);
    }

    private static String inOneLine(String config) {
        return String.join(", ", config.lines().map(String::strip).toList());
    }
}
