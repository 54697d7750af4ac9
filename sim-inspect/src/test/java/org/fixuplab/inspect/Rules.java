package org.fixuplab.inspect;

import java.util.ArrayList;
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

    private final List<Rule> classes = new ArrayList<>();

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
        return with(id, Map.of());
    }

    Rules with(String id, Map<String, List<String>> values) {
        enabled.put(id, new Settings(values));
        return this;
    }

    Rules noopBody(String extent) {
        return with("noop-body", Map.of("extent", List.of(extent)));
    }

    Rules verbs(List<String> verbs) {
        return verbX(verbs, "verb");
    }

    private Rules verbX(List<String> verbs, String extent) {
        return with("verb-x", Map.of("verbs", verbs, "extent", List.of(extent)));
    }

    /** As {@link #esmtp}, but that a refusal reaches to the segment's end. */
    static Rules wholeSegments() {
        return esmtp().verbX(FIFTEEN, "segment");
    }

    /** As the Mailguard of PIX 4.1: banner and answers of its own. */
    static Rules mailguard() {
        return none().with("banner-cmap")
                .with("local-ok", Map.of("verbs", SEVEN, "reply", List.of("OK")))
                .join();
    }

    /** As {@link #fixup}, but that refused commands become NOOP. */
    static Rules noop() {
        return none().with("banner-keep-2-0")
                .with("verb-noop", Map.of("verbs", SEVEN))
                .join();
    }

    Rules alsoVerb(String verb) {
        List<String> verbs = new ArrayList<>(FIFTEEN);
        verbs.add(verb);
        return verbs(verbs);
    }

    Rules ehlo(String letters) {
        enabled.put("ehlo-mask", ehloMask(letters));
        return this;
    }

    Rules join() {
        enabled.put("reply-join", new Settings(Map.of("limit", List.of("2048"))));
        return this;
    }

    Rules tls() {
        enabled.put("allow-tls", new Settings(Map.of("log", List.of("on"))));
        return this;
    }

    private static Settings ehloMask(String letters) {
        return new Settings(Map.of(
                "pass",
                PASS,
                "letters",
                List.of(letters),
                "negate",
                List.of("off"),
                "action",
                List.of("mask"),
                "log",
                List.of("off")));
    }

    /** As well the classes of a map, in its order, each as {@code id key=value key=a,b}; see {@link MapRows}. */
    Rules map(String... rows) {
        classes.addAll(MapRows.of(rows));
        return this;
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

    /** Connections from outside get RST where they would have got nothing. */
    Rules serviceReset() {
        enabled.put("service-reset", new Settings(Map.of("inbound", List.of("on"), "outbound", List.of("off"))));
        return this;
    }

    InspectionRules build() {
        List<Rule> rules = new ArrayList<>();
        enabled.forEach((id, settings) -> rules.add(new Rule(id, settings, 0)));
        rules.addAll(classes);
        return InspectionRules.of(rules);
    }

    Wire wire() {
        return new Wire(build());
    }
}
