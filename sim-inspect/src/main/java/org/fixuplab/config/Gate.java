package org.fixuplab.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.Platform;
import org.fixuplab.firmware.Version;
import org.jspecify.annotations.Nullable;

/** Which firmware knows a word of the language. Sources: the vendor's guides, release by release. */
record Gate(List<Interval> known, String remedy) {

    private static final Gate FIXUP = new Gate(
            List.of(from(Platform.PIX, "4.2", "7.0"), from(Platform.FWSM, "2.0", "3.1")),
            "has no fixup lines, which PIX 4.2 to 6.3 and FWSM 2.x have: later ones take policy-map global_policy, class"
                    + " inspection_default, inspect esmtp");

    private static final Gate POLICY = new Gate(
            List.of(from(Platform.PIX, "7.0", null), from(Platform.ASA, "7.0", null), from(Platform.FWSM, "3.1", null)),
            "has no policies, which came with PIX 7.0 and FWSM 3.1: write 'fixup protocol smtp 25' or 'no fixup protocol smtp 25'");

    private static final Gate ESMTP_MAP = new Gate(
            List.of(from(Platform.PIX, "7.2", null), from(Platform.ASA, "7.2", null)),
            "has no inspection policy maps, which came with PIX and ASA 7.2(1): remove the map");

    /** Cisco Security Manager 4.4 offers it for PIX 7.2(3), ASA 7.2(3) and ASA 8.0(3). That PIX 8.0(3) has it too is inferred. */
    private static final Gate ALLOW_TLS = new Gate(
            List.of(
                    from(Platform.PIX, "7.2(3)", "8.0"),
                    from(Platform.PIX, "8.0(3)", null),
                    from(Platform.ASA, "7.2(3)", "8.0"),
                    from(Platform.ASA, "8.0(3)", null)),
            "has no allow-tls, which came with 7.2(3) and 8.0(3): remove the line");

    private static final Map<String, Gate> BY_WORD = Map.of(
            "fixup", FIXUP,
            "class-map", POLICY,
            "policy-map", POLICY,
            "service-policy", POLICY,
            "type", ESMTP_MAP,
            "allow-tls", ALLOW_TLS);

    private static Interval from(Platform platform, String from, @Nullable String before) {
        return new Interval(platform, Version.parse(from), before == null ? null : Version.parse(before));
    }

    /** Why this firmware does not know the word, and what to write instead; empty if it does. */
    static Optional<String> refusal(String word, Firmware firmware) {
        return Optional.ofNullable(BY_WORD.get(word))
                .filter(gate -> gate.known.stream().noneMatch(interval -> interval.contains(firmware)))
                .map(gate -> firmware + " " + gate.remedy);
    }
}
