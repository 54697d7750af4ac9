package org.fixuplab.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which sessions: a condition an option. The lab judges them. */
final class SessionFilterOptions {

    private static final String YES = "true";

    @Option(names = "--proxy", paramLabel = "NAME", description = "Through this firewall.")
    private String proxy = "";

    @Option(
            names = "--behaviour",
            paramLabel = "ID",
            description = "This behaviour did something; given again, that one as well.")
    private List<String> behaviours = new ArrayList<>();

    @Option(names = "--verb", paramLabel = "VERB", description = "The client sent such a command.")
    private List<String> verbs = new ArrayList<>();

    @Option(names = "--code", paramLabel = "N", description = "The client got such a reply.")
    private List<String> codes = new ArrayList<>();

    @Option(
            names = "--ended",
            arity = "0..1",
            fallbackValue = YES,
            paramLabel = "true|false",
            description = "Whether it is over.")
    private String ended = "";

    @Option(names = "--client-ended", paramLabel = "HOW", description = "The client's leg: fin, reset, silence, open.")
    private String clientEnded = "";

    @Option(names = "--server-ended", paramLabel = "HOW", description = "The server's leg: fin, reset, silence, open.")
    private String serverEnded = "";

    @Option(names = "--cause", paramLabel = "WORD", description = "Who or what ended it.")
    private String cause = "";

    @Option(
            names = "--tls",
            arity = "0..1",
            fallbackValue = YES,
            paramLabel = "true|false",
            description = "Whether TLS started.")
    private String tls = "";

    @Option(names = "--log", paramLabel = "TEXT", description = "Part of a line of the device's log.")
    private List<String> log = new ArrayList<>();

    @Option(names = "--after", paramLabel = "ID", description = "Younger than this session.")
    private String after = "";

    /** The values of each key. */
    Map<String, List<String>> conditions() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("proxy", List.of(proxy));
        values.put("behaviour", behaviours);
        values.put("verb", verbs);
        values.put("code", codes);
        values.put("ended", List.of(ended));
        values.put("clientEnded", List.of(clientEnded));
        values.put("serverEnded", List.of(serverEnded));
        values.put("cause", List.of(cause));
        values.put("tls", List.of(tls));
        values.put("log", log);
        values.put("after", List.of(after));
        values.values().removeIf(given -> given.isEmpty() || given.equals(List.of("")));
        return values;
    }
}
