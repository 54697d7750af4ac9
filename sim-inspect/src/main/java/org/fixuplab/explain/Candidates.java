package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.config.DeviceConfigException;
import org.fixuplab.firmware.Alternative;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Era;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.Range;

/** Every firewall of the catalogue, an era each, and the few settings that people change most. */
final class Candidates {

    /** What customers' devices have that are not as delivered. */
    private static final List<Variant> SETTINGS = List.of(
            setting("allow-tls configured", 1.5, """
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
            setting("inspect smtp configured", 2, """
                    policy-map global_policy
                     class inspection_default
                      inspect smtp
                    """),
            setting("inspect esmtp configured", 2, """
                    policy-map global_policy
                     class inspection_default
                      inspect esmtp
                    """));

    private Candidates() {}

    private static Variant setting(String name, double cost, String config) {
        return new Variant(name, config, Map.of(), cost);
    }

    static List<Candidate> of(Catalogue catalogue) {
        List<Candidate> candidates = new ArrayList<>();
        for (Era era : catalogue.eras()) {
            Firmware firmware =
                    new Firmware(era.interval().platform(), era.interval().from());
            InspectionPolicy policy = catalogue.policy(firmware);
            candidates.add(Candidate.of(era.interval(), Variant.NONE, policy));
            alternatives(catalogue, era, candidates);
            for (Variant setting : SETTINGS) {
                configured(era, policy, setting, candidates);
            }
        }
        return candidates;
    }

    /** What a source claims of some of these versions, against those that the catalogue believes. */
    private static void alternatives(Catalogue catalogue, Era era, List<Candidate> candidates) {
        for (Behaviour behaviour : catalogue.behaviours()) {
            for (Range range : behaviour.alternatives()) {
                if (Intervals.overlap(era.interval(), range.interval())) {
                    Interval versions = Intervals.common(era.interval(), range.interval());
                    InspectionPolicy policy = catalogue.policy(new Firmware(versions.platform(), versions.from()));
                    Alternative alternative = new Alternative(behaviour, range);
                    Variant variant =
                            new Variant("if it has " + behaviour.id(), "", Map.of(behaviour.id(), written(range)), 1);
                    candidates.add(Candidate.of(versions, variant, policy.with(alternative)));
                }
            }
        }
    }

    /** Its values, as a scenario file writes them after others. */
    private static String written(Range range) {
        StringBuilder values = new StringBuilder();
        range.values()
                .forEach((key, words) -> values.append(", ")
                        .append(key)
                        .append(" = ")
                        .append(words.size() == 1 ? words.get(0) : "[" + String.join(", ", words) + "]"));
        return values.toString();
    }

    private static void configured(Era era, InspectionPolicy policy, Variant setting, List<Candidate> candidates) {
        try {
            InspectionPolicy changed = DeviceConfig.apply(setting.config(), policy);
            if (!changed.enabled().equals(policy.enabled())) {
                candidates.add(Candidate.of(era.interval(), setting, changed));
            }
        } catch (DeviceConfigException unknownThere) {
            // These versions do not know the line.
        }
    }
}
