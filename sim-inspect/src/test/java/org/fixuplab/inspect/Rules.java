package org.fixuplab.inspect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rules for tests, independent of the catalogue. */
final class Rules {

    private static final List<String> SEVEN = List.of("HELO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT");
    private static final List<String> FIFTEEN = List.of(
            "HELO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT", "AUTH", "EHLO", "ETRN", "HELP", "SAML", "SEND",
            "SOML", "VRFY");
    private static final List<String> PASS = List.of(
            "8BITMIME",
            "AUTH",
            "AUTH=",
            "BINARYMIME",
            "CHECKPOINT",
            "DSN",
            "ENHANCEDSTATUSCODES",
            "ETRN",
            "PIPELINING",
            "SIZE",
            "VRFY");

    private final Map<String, Settings> enabled = new TreeMap<>();

    private Rules() {}

    static Rules none() {
        return new Rules();
    }

    /** As {@code fixup protocol smtp} of PIX 6.3. */
    static Rules fixup() {
        return none().with("banner-keep-2-0").verbs(SEVEN).join();
    }

    /** As {@code inspect esmtp} of ASA 8.2. */
    static Rules esmtp() {
        return none().with("banner-stars").verbs(FIFTEEN).ehlo("on").join();
    }

    Rules with(String id) {
        enabled.put(id, Settings.NONE);
        return this;
    }

    Rules verbs(List<String> verbs) {
        enabled.put("verb-x", new Settings(Map.of("verbs", verbs)));
        return this;
    }

    Rules alsoVerb(String verb) {
        List<String> verbs = new java.util.ArrayList<>(FIFTEEN);
        verbs.add(verb);
        return verbs(verbs);
    }

    Rules ehlo(String letters) {
        enabled.put("ehlo-mask", new Settings(Map.of("pass", PASS, "letters", List.of(letters))));
        return this;
    }

    Rules join() {
        enabled.put("reply-join", new Settings(Map.of("limit", List.of("2048"))));
        return this;
    }

    Rules tls() {
        return with("allow-tls");
    }

    Rules nested(String matcher, String action) {
        return nested(matcher, action, List.of("content-type"));
    }

    Rules nested(String matcher, String action, List<String> names) {
        enabled.put(
                "header-nested",
                new Settings(Map.of("matcher", List.of(matcher), "action", List.of(action), "names", names)));
        return this;
    }

    Rules duplicate(String action) {
        enabled.put(
                "header-duplicate", new Settings(Map.of("action", List.of(action), "names", List.of("content-type"))));
        return this;
    }

    InspectionRules build() {
        return InspectionRules.of(enabled.entrySet().stream()
                .map(rule -> new Rule(rule.getKey(), rule.getValue(), 0))
                .toList());
    }

    Wire wire() {
        return new Wire(build());
    }
}
