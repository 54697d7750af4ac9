package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.firmware.InspectionPolicy;
import org.jspecify.annotations.Nullable;

/** What {@code parameters} of an ESMTP map say. Confined to its {@link EsmtpMap}. */
final class EsmtpParameters {

    static final String MASK_BANNER = "banner-stars";
    static final String ALLOW_TLS = "allow-tls";
    static final String MAIL_RELAY = "mail-relay";
    static final String SPECIAL_CHARACTER = "special-character";

    /** What follows what a parameter forbids; log alone is the action none, logged. */
    record Reaction(String action, boolean log) {}

    private boolean maskBanner;
    private @Nullable Boolean allowTls;
    private final List<String> relayDomains = new ArrayList<>();
    private Reaction relay = new Reaction("none", false);
    private boolean specialCharacter;
    private @Nullable Reaction special;

    void maskBanner(boolean on) {
        maskBanner = on;
    }

    void allowTls(boolean on) {
        allowTls = on;
    }

    void mailRelay(String domain, Reaction reaction) {
        if (!relayDomains.contains(domain)) {
            relayDomains.add(domain);
        }
        relay = reaction;
    }

    /** The reaction that other domains have; empty if there are none. */
    Optional<Reaction> relayBeside(String domain) {
        return relayDomains.stream().allMatch(domain::equals) ? Optional.empty() : Optional.of(relay);
    }

    /** @param domain empty for all */
    void noMailRelay(String domain) {
        relayDomains.removeIf(it -> domain.isEmpty() || it.equals(domain));
    }

    /** @param reaction null for the one that stands in the catalogue */
    void specialCharacter(boolean on, @Nullable Reaction reaction) {
        specialCharacter = on;
        special = reaction;
    }

    InspectionPolicy over(InspectionPolicy policy) {
        InspectionPolicy result = switched(policy, MASK_BANNER, maskBanner);
        if (allowTls != null) {
            result = switched(result, ALLOW_TLS, allowTls);
        }
        result = switched(result, MAIL_RELAY, !relayDomains.isEmpty());
        if (!relayDomains.isEmpty()) {
            result = reacting(result.with(MAIL_RELAY, "domains", relayDomains), MAIL_RELAY, relay);
        }
        result = switched(result, SPECIAL_CHARACTER, specialCharacter);
        return special == null ? result : reacting(result, SPECIAL_CHARACTER, special);
    }

    private static InspectionPolicy switched(InspectionPolicy policy, String behaviour, boolean on) {
        return policy.enabled().containsKey(behaviour) == on ? policy : policy.with(behaviour, "enabled", flag(on));
    }

    private static InspectionPolicy reacting(InspectionPolicy policy, String behaviour, Reaction reaction) {
        return policy.with(behaviour, "action", reaction.action()).with(behaviour, "log", flag(reaction.log()));
    }

    private static String flag(boolean on) {
        return on ? "on" : "off";
    }
}
