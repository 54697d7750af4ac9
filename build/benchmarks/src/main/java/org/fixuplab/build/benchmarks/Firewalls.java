package org.fixuplab.build.benchmarks;

import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;

/** The firewalls that are measured: each as its release is by default, with the limits of its default map. */
final class Firewalls {

    /** The catalogue is read once: that is not what is measured. */
    private static final Catalogue CATALOGUE = Catalogue.load();

    private Firewalls() {}

    /** One without inspection reads along, as in a lab: that is allow-tls alone. */
    static InspectionPolicy policy(String firmware) {
        InspectionPolicy policy = CATALOGUE.policy(firmware);
        return policy.inspects() ? policy : policy.with("allow-tls", "enabled", "on");
    }
}
