package org.fixuplab.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which messages: a condition an option. The lab judges them. */
final class MessageFilterOptions {

    @Option(names = "--sender", paramLabel = "ADDRESS", description = "From this sender, of the envelope.")
    private String sender = "";

    @Option(
            names = "--recipient",
            paramLabel = "ADDRESS",
            description = "To this recipient, of the envelope; given again, to that one as well.")
    private List<String> recipients = new ArrayList<>();

    @Option(names = "--subject", paramLabel = "TEXT", description = "Part of the subject.")
    private String subject = "";

    @Option(names = "--session", paramLabel = "ID", description = "Through this session of a firewall.")
    private String session = "";

    @Option(names = "--user", paramLabel = "NAME", description = "From a client that was logged in so.")
    private String user = "";

    @Option(
            names = "--tls",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Whether it came over TLS.")
    private String tls = "";

    @Option(names = "--after", paramLabel = "ID", description = "Younger than this message.")
    private String after = "";

    /** The values of each key. */
    Map<String, List<String>> conditions() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("sender", List.of(sender));
        values.put("recipient", recipients);
        values.put("subject", List.of(subject));
        values.put("session", List.of(session));
        values.put("user", List.of(user));
        values.put("tls", List.of(tls));
        values.put("after", List.of(after));
        values.values().removeIf(given -> given.isEmpty() || given.equals(List.of("")));
        return values;
    }
}
