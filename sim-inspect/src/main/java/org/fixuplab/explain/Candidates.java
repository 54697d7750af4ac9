package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.config.DeviceConfigException;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Era;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.InspectionPolicy;

/** Every firewall of the catalogue, an era each, and the few settings that people change most. */
final class Candidates {

    /** What customers' devices have that are not as delivered. */
    private record Setting(String name, String config) {}

    private static final List<Setting> SETTINGS = List.of(
            new Setting("allow-tls configured", """
                    policy-map type inspect esmtp fixuplab
                     parameters
                      mask-banner
                      allow-tls
                     match ehlo-reply-parameter others
                      mask
                    policy-map global_policy
                     class inspection_default
                      inspect esmtp fixuplab
                    """),
            new Setting("inspect smtp configured", """
                    policy-map global_policy
                     class inspection_default
                      inspect smtp
                    """),
            new Setting("inspect esmtp configured", """
                    policy-map global_policy
                     class inspection_default
                      inspect esmtp
                    """));

    private Candidates() {}

    static List<Candidate> of(Catalogue catalogue) {
        List<Candidate> candidates = new ArrayList<>();
        for (Era era : catalogue.eras()) {
            Firmware firmware =
                    new Firmware(era.interval().platform(), era.interval().from());
            InspectionPolicy policy = catalogue.policy(firmware);
            Candidate standard = Candidate.of(era.interval(), "", "", Set.of(), policy);
            candidates.add(standard);
            for (Setting setting : SETTINGS) {
                configured(era, policy, setting, candidates);
            }
        }
        return candidates;
    }

    private static void configured(Era era, InspectionPolicy policy, Setting setting, List<Candidate> candidates) {
        try {
            InspectionPolicy changed = DeviceConfig.apply(setting.config(), policy);
            if (!changed.enabled().equals(policy.enabled())) {
                candidates.add(Candidate.of(era.interval(), setting.name(), setting.config(), Set.of(), changed));
            }
        } catch (DeviceConfigException unknownThere) {
            // These versions do not know the line.
        }
    }
}
