package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.Platform;
import org.fixuplab.firmware.Version;
import org.jspecify.annotations.Nullable;

/**
 * Which firmware knows a word of a command. Immutable. Sources: the vendor's guides, release by release.
 *
 * @param word its place in the command, from 0
 * @param remedy goes on where the firmware was named
 */
record Gate(int word, List<Interval> known, String remedy) {

    /** A word that the firmware does not know, and what to write instead. */
    record Refusal(int word, String remedy) {}

    static final Gate MAILHOST = gate(
            List.of(from(Platform.PIX, "4.0", "4.2")),
            "has no mailhost, which only PIX 4.0 and 4.1 have: PIX 4.2 to 6.3 take 'fixup protocol smtp 25', later ones 'inspect"
                    + " esmtp' in a policy");

    private static final Gate FIXUP = gate(
            List.of(from(Platform.PIX, "4.2", "7.0"), from(Platform.FWSM, "2.0", "3.1")),
            "has no fixup lines, which PIX 4.2 to 6.3 and FWSM 2.x have: later ones take policy-map global_policy, class"
                    + " inspection_default, inspect esmtp");

    static final Gate POLICY = gate(
            List.of(from(Platform.PIX, "7.0", null), from(Platform.ASA, "7.0", null), from(Platform.FWSM, "3.1", null)),
            "has no policies, which came with PIX 7.0 and FWSM 3.1: write 'fixup protocol smtp 25' or 'no fixup protocol smtp 25'");

    /** What an FWSM has of regular expressions is not known, and without a map for ESMTP does not matter. */
    private static final Gate REGEX = gate(
            List.of(from(Platform.PIX, "7.2", null), from(Platform.ASA, "7.2", null), from(Platform.FWSM, "3.1", null)),
            "has no regex, which came with PIX and ASA 7.2(1): remove the line");

    static final Gate ESMTP_MAP = gate(
            List.of(from(Platform.PIX, "7.2", null), from(Platform.ASA, "7.2", null)),
            "has no inspection policy maps, which came with PIX and ASA 7.2(1): remove the map");

    /** Cisco Security Manager 4.4 offers it for PIX 7.2(3), ASA 7.2(3) and ASA 8.0(3). That PIX 8.0(3) has it too is inferred. */
    static final Gate ALLOW_TLS = gate(
            List.of(
                    from(Platform.PIX, "7.2(3)", "8.0"),
                    from(Platform.PIX, "8.0(3)", null),
                    from(Platform.ASA, "7.2(3)", "8.0"),
                    from(Platform.ASA, "8.0(3)", null)),
            "has no allow-tls, which came with 7.2(3) and 8.0(3): remove the line");

    /** Cisco Security Manager 4.4 offers it from 7.2(3) on. */
    static final Gate SPECIAL_CHARACTER = gate(
            List.of(from(Platform.PIX, "7.2(3)", null), from(Platform.ASA, "7.2(3)", null)),
            "has no special-character, which came with 7.2(3): remove the line");

    /** The guides of 8.x to 9.1 offer it, those of 9.2 do not. That 7.2 has it too is inferred. */
    private static final List<Interval> OLD_ACTION =
            List.of(from(Platform.PIX, "7.2", null), from(Platform.ASA, "7.2", "9.2"));

    private static final Gate DROP = gate(OLD_ACTION, "has no drop, which ended with ASA 9.1: write drop-connection");

    private static final Gate PROTOCOL_ERROR =
            gate(OLD_ACTION, "has no send-protocol-error, which ended with ASA 9.1: remove the word");

    private static final Map<String, Gate> BY_WORD = Map.ofEntries(
            Map.entry("mailhost", MAILHOST),
            Map.entry("fixup", FIXUP),
            Map.entry("class-map", POLICY),
            Map.entry("policy-map", POLICY),
            Map.entry("service-policy", POLICY),
            Map.entry("regex", REGEX),
            Map.entry("type", ESMTP_MAP),
            Map.entry("allow-tls", ALLOW_TLS),
            Map.entry("special-character", SPECIAL_CHARACTER),
            Map.entry("drop", DROP),
            Map.entry("send-protocol-error", PROTOCOL_ERROR));

    private static Gate gate(List<Interval> known, String remedy) {
        return new Gate(0, known, remedy);
    }

    private static Interval from(Platform platform, String from, @Nullable String before) {
        return new Interval(platform, Version.parse(from), before == null ? null : Version.parse(before));
    }

    /** The gates of a command, from its first word on. */
    static List<Gate> of(List<Token> pattern) {
        List<Gate> gates = new ArrayList<>();
        for (int word = 0; word < pattern.size(); word++) {
            Token token = pattern.get(word);
            @Nullable Gate gate = token.kind() == Token.Kind.KEYWORD ? BY_WORD.get(token.text()) : null;
            boolean ofAnotherType =
                    ESMTP_MAP.equals(gate) && !pattern.get(word + 2).text().equals("esmtp");
            if (gate != null && !ofAnotherType) {
                gates.add(new Gate(word, gate.known, gate.remedy));
            }
        }
        return List.copyOf(gates);
    }

    /** Every interval of every gate: at their ends, what a device understands changes. */
    static List<Interval> intervals() {
        return BY_WORD.values().stream().flatMap(gate -> gate.known.stream()).toList();
    }

    boolean knows(Firmware firmware) {
        return known.stream().anyMatch(interval -> interval.contains(firmware));
    }
}
