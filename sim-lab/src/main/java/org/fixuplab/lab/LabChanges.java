package org.fixuplab.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.ServerCertificate;
import org.fixuplab.proxy.Segmentation;

/** What is different between two settings, as far as a lab that runs can take it over. */
final class LabChanges {

    /**
     * One thing that can be different; a row a key.
     *
     * @param key as a scenario has it
     * @param value compared
     * @param shown to a person; empty if it must not be, or says nothing
     */
    private record Aspect<S>(String key, Function<S, Object> value, Function<S, String> shown) {

        static <S> Aspect<S> of(String key, Function<S, Object> value) {
            return new Aspect<>(key, value, it -> String.valueOf(value.apply(it)));
        }

        static <S> Aspect<S> silent(String key, Function<S, Object> value) {
            return new Aspect<>(key, value, it -> "");
        }

        void compare(S before, S after, List<String> changes) {
            if (value.apply(before).equals(value.apply(after))) {
                return;
            }
            String was = shown.apply(before);
            String is = shown.apply(after);
            changes.add(key + ": " + (was.equals(is) ? "changed" : was + " -> " + is));
        }
    }

    private static final List<Aspect<ProxySettings>> FIREWALL = List.of(
            Aspect.of("firewall", it -> it.policy().firmware()),
            new Aspect<>("firewall.segments", ProxySettings::segments, it -> shown(it.segments())),
            Aspect.of("firewall.idle-timeout", it -> Durations.show(it.idleTimeout())),
            Aspect.of("firewall.linger", it -> Durations.show(it.linger())),
            Aspect.of("firewall.inside and addresses", it -> it.device().inWords()),
            Aspect.of("max-sessions", ProxySettings::maxSessions));

    private static final List<Aspect<MtaSettings>> MTA = List.of(
            new Aspect<>("mta.persona", MtaSettings::persona, it -> it.persona().name()),
            Aspect.of("mta.hostname", MtaSettings::hostname),
            new Aspect<>("mta.tls", MtaSettings::certificate, it -> shown(it.certificate())),
            new Aspect<>("mta.implicit-tls", MtaSettings::implicitTls, it -> onOff(it.implicitTls())),
            Aspect.silent("mta.logins", MtaSettings::logins),
            new Aspect<>("mta.lenient-end", MtaSettings::lenientEnd, it -> onOff(it.lenientEnd())),
            Aspect.silent("mta.faults", MtaSettings::faults));

    private LabChanges() {}

    /** A sentence for each, such as {@code firewall: ASA 8.2(5) -> ASA 9.4(1)}; none if the firewall is the same. */
    static List<String> of(ProxySettings before, ProxySettings after) {
        List<String> changes = new ArrayList<>();
        FIREWALL.forEach(aspect -> aspect.compare(before, after, changes));
        // Another firmware is other behaviours: they are not told one by one.
        if (before.policy().firmware().equals(after.policy().firmware())) {
            changes.addAll(behaviours(before.policy(), after.policy()));
        }
        return changes;
    }

    /** A sentence for each; none if the MTA is the same. Passwords are not told. */
    static List<String> of(MtaSettings before, MtaSettings after) {
        List<String> changes = new ArrayList<>();
        MTA.forEach(aspect -> aspect.compare(before, after, changes));
        return changes;
    }

    private static List<String> behaviours(InspectionPolicy before, InspectionPolicy after) {
        Map<String, List<BehaviourState>> was = byId(before);
        Map<String, List<BehaviourState>> is = byId(after);
        Set<String> ids = new LinkedHashSet<>(was.keySet());
        ids.addAll(is.keySet());
        List<String> changes = new ArrayList<>();
        for (String id : ids) {
            String key = "firewall.behaviours." + id;
            String one = shown(was.getOrDefault(id, List.of()));
            String two = shown(is.getOrDefault(id, List.of()));
            if (!one.equals(two)) {
                changes.add(key + ": " + one + " -> " + two);
            }
        }
        return changes;
    }

    private static Map<String, List<BehaviourState>> byId(InspectionPolicy policy) {
        Map<String, List<BehaviourState>> states = new LinkedHashMap<>();
        policy.describe()
                .forEach(state -> states.computeIfAbsent(state.id(), id -> new ArrayList<>())
                        .add(state));
        return states;
    }

    /** {@code on, letters = off}; of a behaviour that is several classes of a map, each. */
    private static String shown(List<BehaviourState> states) {
        List<String> each = new ArrayList<>();
        for (BehaviourState state : states) {
            StringBuilder text = new StringBuilder(onOff(state.enabled()));
            if (state.enabled()) {
                state.values()
                        .forEach((key, words) ->
                                text.append(", ").append(key).append(" = ").append(String.join(" ", words)));
            }
            each.add(text.toString());
        }
        return each.isEmpty() ? "off" : String.join("; ", each);
    }

    private static String shown(Segmentation segments) {
        return segments instanceof Segmentation.ByMss mss
                ? "mss of " + mss.octets() + ", gather " + Durations.show(mss.gather())
                : "read";
    }

    private static String shown(ServerCertificate certificate) {
        return certificate instanceof ServerCertificate.Supplied supplied
                ? supplied.chain().toString()
                : ServerCertificate.names().stream()
                        .filter(name -> ServerCertificate.named(name).equals(certificate))
                        .findFirst()
                        .orElse("");
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}
