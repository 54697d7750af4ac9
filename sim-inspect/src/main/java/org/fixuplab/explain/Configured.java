package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.config.DeviceConfigException;
import org.fixuplab.config.DeviceShow;
import org.fixuplab.config.Problem;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A device's own configuration, in the paste. Immutable.
 *
 * @param line its version line
 * @param policy what the device does with it
 */
record Configured(PastedLine line, Firmware firmware, InspectionPolicy policy) {

    /** Lines around a configuration are none of it: those that are refused are left out, so often. */
    private static final int MOST_TRIES = 4;

    static Optional<Configured> in(List<PastedLine> lines, List<Mention> mentions, Catalogue catalogue) {
        for (Mention mention : mentions) {
            Firmware firmware = mention.exact();
            if (mention.printed() && firmware != null && isKnown(firmware, catalogue)) {
                List<String> text = text(lines, mention.line());
                if (text.size() > 1) {
                    return read(text, firmware).map(policy -> new Configured(mention.line(), firmware, policy));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isKnown(Firmware firmware, Catalogue catalogue) {
        return catalogue.spans().stream().anyMatch(span -> span.interval().contains(firmware));
    }

    /** From the version line on, to the line that devices put below a configuration. */
    private static List<String> text(List<PastedLine> lines, PastedLine from) {
        List<String> text = new ArrayList<>();
        for (PastedLine line : lines) {
            if (line.number() >= from.number()) {
                text.add(line.text());
                if (line.text().startsWith(": end") || line.text().startsWith("Cryptochecksum")) {
                    break;
                }
            }
        }
        return text;
    }

    private static Optional<InspectionPolicy> read(List<String> text, Firmware firmware) {
        List<String> rest = new ArrayList<>(text);
        boolean speaks = false;
        for (String line : text) {
            speaks |= line.matches(
                    "(?i)\\s*(no )?(fixup|inspect|policy-map|class-map|service-policy|interface|hostname)\\b.*");
        }
        for (int tries = 0; speaks && tries < MOST_TRIES; tries++) {
            try {
                return Optional.of(
                        DeviceConfig.read(String.join("\n", rest), firmware).policy());
            } catch (DeviceConfigException wrong) {
                Set<Integer> refused =
                        wrong.problems().stream().map(Problem::line).collect(Collectors.toSet());
                for (int line : refused) {
                    if (line >= 1 && line <= rest.size()) {
                        rest.set(line - 1, "!");
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The firewall that has it; empty if it inspects no mail. */
    Optional<Candidate> candidate(Catalogue catalogue) {
        if (!policy.inspects()) {
            return Optional.empty();
        }
        InspectionPolicy standard = catalogue.policy(firmware);
        boolean asDelivered = policy.enabled().equals(standard.enabled());
        @Nullable String config = asDelivered ? "" : config(standard);
        if (config == null) {
            return Optional.empty();
        }
        return Optional.of(
                Candidate.of(versions(), new Variant(asDelivered ? "" : "as configured", config, Map.of(), 0), policy));
    }

    /** Whether the candidate is this very device. */
    boolean isOf(Candidate candidate) {
        return candidate.versions().equals(versions());
    }

    /** In the device's words, if they say it all; else null. */
    private @Nullable String config(InspectionPolicy standard) {
        try {
            String shown = DeviceShow.of(policy);
            return DeviceConfig.apply(shown, standard).enabled().equals(policy.enabled()) ? shown : null;
        } catch (DeviceConfigException | IllegalArgumentException notSaid) {
            return null;
        }
    }

    private Interval versions() {
        return new Interval(firmware.platform(), firmware.version(), Intervals.next(firmware.version()));
    }

    /** What it says of a candidate. */
    Optional<Finding> about(Candidate candidate) {
        if (!policy.inspects()) {
            return Optional.of(new Finding(
                    line.number(), line.text(), "", Weight.NOT_INSPECTED, "its configuration inspects no mail"));
        }
        boolean same = candidate.versions().contains(firmware)
                && candidate.policy().enabled().equals(policy.enabled());
        return same
                ? Optional.of(new Finding(
                        line.number(),
                        line.text(),
                        "",
                        Weight.CONFIGURED,
                        "the configuration below it, read as the device reads it"))
                : Optional.empty();
    }
}
