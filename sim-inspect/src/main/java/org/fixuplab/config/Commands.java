package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The lines that are understood. */
final class Commands {

    /** Protocols that a device's default configuration names beside SMTP; what it does to them is none of our business. */
    private static final List<String> OTHER_FIXUPS =
            List.of("ftp", "http", "h323", "h323 h225", "h323 ras", "ils", "rsh", "rtsp", "sip", "skinny", "sqlnet");

    private static final List<String> OTHER_INSPECTIONS = List.of(
            "dns [MAP]",
            "ftp",
            "h323 h225",
            "h323 ras",
            "rsh",
            "rtsp",
            "sqlnet",
            "skinny",
            "sunrpc",
            "xdmcp",
            "sip",
            "netbios",
            "tftp",
            "ip-options");

    /** How lines begin that a device knows in its maps, and that are not modelled. */
    private static final List<String> NOT_MODELLED = List.of(
            "match ",
            "mail-relay",
            "no mail-relay",
            "special-character",
            "no special-character",
            "drop",
            "reset",
            "log",
            "mask log",
            "no match",
            "fixup protocol ",
            "no fixup protocol ");

    /** A row for each line, grouped by the mode it stands in. */
    static final List<Command> ALL = all();

    private Commands() {}

    /**
     * Whether a device may take a line of which so many words are understood here.
     *
     * @param text the line, its words one blank apart
     */
    static boolean mayBeKnownElsewhere(String text, int understood) {
        return understood == 0 || NOT_MODELLED.stream().anyMatch(text::startsWith);
    }

    /** The lines that must come before one of this mode, outermost first. */
    static List<String> opening(Mode mode) {
        List<String> lines = new ArrayList<>();
        for (Mode current : mode.outwards()) {
            ALL.stream()
                    .filter(command -> command.inside() == current && command.mode() != current)
                    .findFirst()
                    .ifPresent(command -> lines.add(0, "'" + String.join(" ", command.pattern()) + "'"));
        }
        return lines;
    }

    private static List<Command> all() {
        List<Command> rows = new ArrayList<>();

        rows.add(row(Mode.GLOBAL, "fixup protocol smtp 25", reading -> reading.fixup(true)));
        rows.add(row(Mode.GLOBAL, "no fixup protocol smtp 25", reading -> reading.fixup(false)));
        for (String protocol : OTHER_FIXUPS) {
            rows.add(row(Mode.GLOBAL, "fixup protocol " + protocol + " PORT", reading -> {}));
        }

        rows.add(opening(Mode.GLOBAL, "class-map inspection_default", Mode.CLASS_MAP, reading -> {}));
        rows.add(row(Mode.CLASS_MAP, "match default-inspection-traffic", reading -> {}));

        rows.add(opening(Mode.GLOBAL, "policy-map global_policy", Mode.POLICY_MAP, reading -> {}));
        rows.add(opening(Mode.POLICY_MAP, "class inspection_default", Mode.POLICY_CLASS, Reading::openClass));
        rows.add(row(Mode.POLICY_CLASS, "inspect smtp", reading -> reading.inspect(Inspection.SMTP)));
        rows.add(
                new Command(Mode.POLICY_CLASS, words("inspect esmtp [MAP]"), Mode.POLICY_CLASS, Reading::inspectEsmtp));
        rows.add(row(Mode.POLICY_CLASS, "no inspect smtp", reading -> reading.stop(Inspection.SMTP)));
        rows.add(row(Mode.POLICY_CLASS, "no inspect esmtp [MAP]", reading -> reading.stop(Inspection.ESMTP)));
        for (String protocol : OTHER_INSPECTIONS) {
            rows.add(row(Mode.POLICY_CLASS, "inspect " + protocol, reading -> {}));
        }
        rows.add(row(Mode.GLOBAL, "service-policy global_policy global", reading -> {}));

        rows.add(new Command(
                Mode.GLOBAL, words("policy-map type inspect esmtp NAME"), Mode.ESMTP_MAP, Reading::openMap));
        rows.add(row(Mode.ESMTP_MAP, "description TEXT...", reading -> {}));
        rows.add(opening(Mode.ESMTP_MAP, "parameters", Mode.ESMTP_PARAMETERS, reading -> {}));
        rows.add(setting(Mode.ESMTP_PARAMETERS, "mask-banner", "banner-stars", true));
        rows.add(setting(Mode.ESMTP_PARAMETERS, "no mask-banner", "banner-stars", false));
        rows.add(setting(Mode.ESMTP_PARAMETERS, "allow-tls", "allow-tls", true));
        rows.add(setting(Mode.ESMTP_PARAMETERS, "no allow-tls", "allow-tls", false));
        rows.add(opening(Mode.ESMTP_MAP, "match ehlo-reply-parameter others", Mode.ESMTP_MATCH, reading -> {}));
        rows.add(setting(Mode.ESMTP_MATCH, "mask", "ehlo-mask", true));
        return List.copyOf(rows);
    }

    /** A line of a map, which switches one behaviour. */
    private static Command setting(Mode mode, String pattern, String behaviour, boolean enabled) {
        return row(mode, pattern, reading -> reading.map().set(behaviour, enabled));
    }

    private static Command row(Mode mode, String pattern, Consumer<Reading> action) {
        return opening(mode, pattern, mode, action);
    }

    private static Command opening(Mode mode, String pattern, Mode inside, Consumer<Reading> action) {
        return new Command(mode, words(pattern), inside, (reading, argument) -> {
            action.accept(reading);
            return Optional.empty();
        });
    }

    private static List<String> words(String pattern) {
        return List.of(pattern.split(" "));
    }
}
