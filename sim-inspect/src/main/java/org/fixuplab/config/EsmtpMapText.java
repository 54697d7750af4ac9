package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.InspectionPolicy;

/** A policy's map for ESMTP as the device prints it, after the regexes that it names. Confined to one call. */
final class EsmtpMapText {

    private final String name;
    private final InspectionPolicy policy;
    private final List<String> regexes = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int regex;

    EsmtpMapText(String name, InspectionPolicy policy) {
        this.name = name;
        this.policy = policy;
    }

    List<String> lines() {
        lines.add("policy-map type inspect esmtp " + name);
        parameters();
        for (BehaviourState state : DeviceShow.classes(policy)) {
            EsmtpMatchKind.of(state.id()).ifPresent(kind -> entry(kind, state));
        }
        List<String> all = new ArrayList<>(regexes);
        all.addAll(lines);
        return all;
    }

    private void parameters() {
        lines.add(" parameters");
        lines.add("  " + no(EsmtpParameters.MASK_BANNER) + "mask-banner");
        List<String> domains = words(policy, EsmtpParameters.MAIL_RELAY, "domains");
        if (domains.isEmpty()) {
            lines.add("  no mail-relay");
        }
        domains.forEach(domain -> lines.add("  mail-relay " + domain + reaction(EsmtpParameters.MAIL_RELAY)));
        Firmware firmware = policy.release().orElseThrow();
        if (Gate.SPECIAL_CHARACTER.knows(firmware)) {
            boolean on = policy.enabled().containsKey(EsmtpParameters.SPECIAL_CHARACTER);
            lines.add("  " + no(EsmtpParameters.SPECIAL_CHARACTER) + "special-character"
                    + (on ? reaction(EsmtpParameters.SPECIAL_CHARACTER) : ""));
        }
        if (Gate.ALLOW_TLS.knows(firmware)) {
            // Whether TLS is logged without the words 'action log', too, is not known: they make no difference here.
            lines.add("  " + no(EsmtpParameters.ALLOW_TLS) + "allow-tls");
        }
    }

    private String no(String behaviour) {
        return policy.enabled().containsKey(behaviour) ? "" : "no ";
    }

    private String reaction(String behaviour) {
        boolean drops = words(policy, behaviour, "action").equals(List.of("drop-connection"));
        boolean logs = words(policy, behaviour, "log").equals(List.of("on"));
        return drops || logs ? " action" + (drops ? " drop-connection" : "") + (logs ? " log" : "") : "";
    }

    /** The values of a behaviour that is at work; none if it is not, or has no such parameter. */
    static List<String> words(InspectionPolicy policy, String behaviour, String parameter) {
        return policy.describe().stream()
                .filter(state -> state.enabled() && state.id().equals(behaviour))
                .findFirst()
                .map(state -> state.values().getOrDefault(parameter, List.of()))
                .orElse(List.of());
    }

    private void entry(EsmtpMatchKind kind, BehaviourState state) {
        lines.add(" match " + (isOn(state, "negate") ? "not " : "") + kind.words() + " " + argument(kind, state));
        String action = state.values().getOrDefault("action", List.of("mask")).get(0);
        boolean log = isOn(state, "log");
        lines.add("  " + (action.equals("none") ? "log" : action + (log ? " log" : "")));
    }

    private static boolean isOn(BehaviourState state, String parameter) {
        return state.values().getOrDefault(parameter, List.of()).equals(List.of("on"));
    }

    private String argument(EsmtpMatchKind kind, BehaviourState state) {
        if (state.id().equals(EsmtpMatchKind.EHLO_OTHERS)) {
            return EsmtpMatchKind.OTHERS;
        }
        List<String> values = state.values().getOrDefault(kind.parameter(), List.of());
        return switch (kind.argument()) {
            case NUMBER, VERBS, ENCODINGS -> String.join(" ", values);
            case KEYWORDS -> String.join(" ", values).toLowerCase(Locale.ROOT);
            case REGEX -> regexes(values);
        };
    }

    /** Names the patterns, and where there are several, their class. */
    private String regexes(List<String> patterns) {
        List<String> names = new ArrayList<>();
        for (String pattern : patterns) {
            names.add("regex_" + ++regex);
            regexes.add("regex regex_" + regex + " \"" + pattern + "\"");
        }
        if (names.size() == 1) {
            return names.get(0);
        }
        String className = "regexes_" + regex;
        regexes.add("class-map type regex match-any " + className);
        names.forEach(it -> regexes.add(" match regex " + it));
        return "class " + className;
    }
}
