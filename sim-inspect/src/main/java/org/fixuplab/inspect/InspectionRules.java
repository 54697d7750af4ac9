package org.fixuplab.inspect;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fixuplab.event.EventSink;

/** A stand-in for the engine's rules. */
public final class InspectionRules {

    private static final Set<String> BEHAVIOURS = Set.of(
            "allow-tls",
            "banner-keep-2-0",
            "banner-stars",
            "ehlo-mask",
            "header-duplicate",
            "header-nested",
            "reply-join",
            "verb-x");

    private InspectionRules() {}

    public static Set<String> behaviours() {
        return new TreeSet<>(BEHAVIOURS);
    }

    public static InspectionRules of(Map<String, Settings> enabled) {
        if (!BEHAVIOURS.containsAll(enabled.keySet())) {
            throw new IllegalStateException("unknown behaviour in " + enabled.keySet());
        }
        return new InspectionRules();
    }

    public Inspector inspector(EventSink sink) {
        return new Inspector() {
            @Override
            public Verdict judge(org.fixuplab.event.Direction from, java.nio.ByteBuffer segment) {
                return Verdict.FORWARD;
            }

            @Override
            public void release(java.nio.ByteBuffer held) {}
        };
    }
}
