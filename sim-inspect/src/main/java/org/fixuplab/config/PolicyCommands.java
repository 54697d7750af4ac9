package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;

/** Policies of traffic, from PIX 7.0 and FWSM 3.1 on: which inspection which ports get. */
final class PolicyCommands {

    /** Inspections beside those of mail; what a device does there is none of our business. */
    static final List<String> OTHER_INSPECTIONS = List.of(
            "dns",
            "ftp",
            "h323",
            "http",
            "sip",
            "skinny",
            "rsh",
            "rtsp",
            "sqlnet",
            "sunrpc",
            "xdmcp",
            "netbios",
            "tftp",
            "ip-options",
            "icmp",
            "ctiqbe",
            "dcerpc",
            "diameter",
            "gtp",
            "ils",
            "im",
            "instant-messaging",
            "ipsec-pass-thru",
            "ipv6",
            "lisp",
            "m3ua",
            "mgcp",
            "mmp",
            "pptp",
            "radius-accounting",
            "scansafe",
            "sctp",
            "snmp",
            "stun",
            "vxlan",
            "waas");

    /** What else a class of a policy map may say. */
    private static final List<String> OTHER_ACTIONS = List.of(
            "set",
            "police",
            "priority",
            "shape",
            "csc",
            "ips",
            "flow-export",
            "user-statistics",
            "cxsc",
            "sfr",
            "queue-limit");

    private static final List<String> OTHER_MATCHES = List.of("dscp", "precedence", "rtp", "tunnel-group", "flow");

    private static final String OTHER_INSPECTION = "inspection of other protocols";
    private static final String OTHER_ACTION = "other actions of policies";

    private PolicyCommands() {}

    static List<Command> rows() {
        List<Command> rows = new ArrayList<>();
        classes(rows);
        policies(rows);
        for (String type : OTHER_INSPECTIONS) {
            String as = "maps of other inspections";
            rows.add(Command.ignored(Mode.GLOBAL, "policy-map type inspect " + type + " NAME...", Mode.OTHER, as));
            rows.add(Command.ignored(Mode.GLOBAL, "class-map type inspect " + type + " NAME...", Mode.OTHER, as));
            rows.add(Command.ignored(
                    Mode.POLICY_CLASS, "inspect " + type + " [MAP...]", Mode.POLICY_CLASS, OTHER_INSPECTION));
            rows.add(Command.ignored(
                    Mode.POLICY_CLASS, "no inspect " + type + " [MAP...]", Mode.POLICY_CLASS, OTHER_INSPECTION));
        }
        rows.add(Command.of(
                Mode.GLOBAL,
                "ip inspect TEXT...",
                Mode.GLOBAL,
                (reading, arguments) -> arguments.refuseWord(
                        1, "that is a line of an IOS router, which inspects mail in another way: remove the line")));
        for (String type : List.of("management", "inspect")) {
            rows.add(Command.ignored(
                    Mode.GLOBAL, "class-map type " + type + " NAME", Mode.OTHER, "class-map type " + type));
        }
        return rows;
    }

    private static void classes(List<Command> rows) {
        rows.add(Command.of(Mode.GLOBAL, "class-map NAME", Mode.CLASS_MAP, PolicyCommands::openClass));
        rows.add(Command.of(Mode.GLOBAL, "class-map match-all NAME", Mode.CLASS_MAP, PolicyCommands::openClass));
        rows.add(Command.of(
                Mode.GLOBAL,
                "no class-map NAME",
                Mode.GLOBAL,
                (reading, arguments) -> reading.policies().removeClass(arguments.text())));
        rows.add(match("match default-inspection-traffic", (reading, arguments) -> narrow(reading, Ports.SMTP)));
        rows.add(match("match any", (reading, arguments) -> narrow(reading, Ports.ALL)));
        rows.add(match("match port tcp eq PORT", (reading, arguments) -> narrow(reading, eq(arguments))));
        rows.add(match("match port tcp range PORT PORT", PolicyCommands::range));
        rows.add(match("match port udp eq PORT...", (reading, arguments) -> narrow(reading, Ports.NONE)));
        rows.add(match("match port udp range PORT...", (reading, arguments) -> narrow(reading, Ports.NONE)));
        rows.add(match("match access-list NAME", PolicyCommands::accessList));
        rows.add(match(
                "no match CRITERION...",
                (reading, arguments) -> reading.policies().openClass().clear()));
        for (String other : OTHER_MATCHES) {
            rows.add(match(
                    "match " + other + " VALUE...",
                    (reading, arguments) -> reading.policies().openClass().narrowVaguely(arguments.line())));
        }
        rows.add(match("description TEXT...", (reading, arguments) -> {}));
    }

    private static void policies(List<Command> rows) {
        rows.add(Command.of(
                Mode.GLOBAL,
                "policy-map NAME",
                Mode.POLICY_MAP,
                (reading, arguments) -> reading.policies().openMap(arguments.text())));
        rows.add(Command.of(
                Mode.GLOBAL,
                "no policy-map NAME",
                Mode.GLOBAL,
                (reading, arguments) -> reading.policies().removeMap(arguments.text())));
        rows.add(Command.of(Mode.POLICY_MAP, "description TEXT...", Mode.POLICY_MAP, (reading, arguments) -> {}));
        rows.add(Command.of(Mode.POLICY_MAP, "class NAME", Mode.POLICY_CLASS, PolicyCommands::openSection));
        rows.add(Command.of(
                Mode.POLICY_MAP,
                "no class NAME",
                Mode.POLICY_MAP,
                (reading, arguments) -> reading.policies().openMap().remove(arguments.text())));
        rows.add(inClass("inspect smtp", (reading, arguments) -> inspect(reading, Inspection.SMTP, "")));
        rows.add(inClass("inspect esmtp [MAP]", PolicyCommands::inspectEsmtp));
        rows.add(inClass(
                "no inspect smtp",
                (reading, arguments) -> reading.policies().openSection().stop(Inspection.SMTP)));
        rows.add(inClass(
                "no inspect esmtp [MAP]",
                (reading, arguments) -> reading.policies().openSection().stop(Inspection.ESMTP)));
        for (String other : OTHER_ACTIONS) {
            rows.add(Command.ignored(Mode.POLICY_CLASS, other + " [VALUE...]", Mode.POLICY_CLASS, OTHER_ACTION));
            rows.add(
                    Command.ignored(Mode.POLICY_CLASS, "no " + other + " [VALUE...]", Mode.POLICY_CLASS, OTHER_ACTION));
        }
        rows.add(Command.of(Mode.GLOBAL, "service-policy NAME global", Mode.GLOBAL, PolicyCommands::applyGlobally));
        rows.add(Command.of(
                Mode.GLOBAL,
                "service-policy NAME interface INTERFACE [fail-close]",
                Mode.GLOBAL,
                PolicyCommands::applyToInterface));
        rows.add(Command.of(
                Mode.GLOBAL,
                "no service-policy NAME global",
                Mode.GLOBAL,
                (reading, arguments) -> reading.policies().withdraw(global(arguments))));
        rows.add(Command.of(
                Mode.GLOBAL,
                "no service-policy NAME interface INTERFACE",
                Mode.GLOBAL,
                (reading, arguments) -> reading.policies().withdraw(onInterface(arguments))));
    }

    private static Command match(String pattern, Command.Action action) {
        return Command.of(Mode.CLASS_MAP, pattern, Mode.CLASS_MAP, action);
    }

    private static Command inClass(String pattern, Command.Action action) {
        return Command.of(Mode.POLICY_CLASS, pattern, Mode.POLICY_CLASS, action);
    }

    private static void openClass(Reading reading, Arguments arguments) {
        TrafficClass traffic = reading.policies().openClass(arguments.text());
        if (arguments.text().equals(TrafficClass.DEFAULT)) {
            // Its lines say again what it has; taken as the whole of it.
            traffic.clear();
            traffic.narrow(Ports.SMTP);
        }
    }

    private static void narrow(Reading reading, Ports ports) {
        reading.policies().openClass().narrow(ports);
    }

    private static Ports eq(Arguments arguments) {
        return Ports.range(arguments.text()).orElseThrow(IllegalStateException::new);
    }

    private static void range(Reading reading, Arguments arguments) {
        Ports.range(arguments.text(0) + "-" + arguments.text(1))
                .ifPresentOrElse(
                        ports -> narrow(reading, ports),
                        () -> arguments.refuse(1, "the range ends before it begins: write the smaller port first"));
    }

    private static void accessList(Reading reading, Arguments arguments) {
        if (!reading.accessLists().has(arguments.text())) {
            arguments.refuse(
                    0,
                    "there is no access-list '" + arguments.text()
                            + "' above this line: write its lines before it, such as" + " 'access-list "
                            + arguments.text() + " extended permit tcp any any eq smtp'");
            return;
        }
        reading.policies().openClass().narrowTo(arguments.text());
    }

    private static void openSection(Reading reading, Arguments arguments) {
        String name = arguments.text();
        if (!reading.policies().hasClass(name)) {
            arguments.refuse(
                    0,
                    "there is no class-map '" + name + "' above this line: write 'class-map " + name
                            + "' and its match before it");
        }
        reading.policies().openSection(name);
    }

    private static void inspect(Reading reading, Inspection inspection, String map) {
        reading.policies().openSection().inspect(inspection, map);
    }

    private static void inspectEsmtp(Reading reading, Arguments arguments) {
        String map = arguments.text();
        if (!map.isEmpty() && !map.equals(EsmtpMap.DEFAULT) && !reading.maps().has(map)) {
            arguments.refuse(
                    0,
                    "there is no map '" + map + "' above this line: write 'policy-map type inspect esmtp " + map
                            + "' and its lines before it");
        }
        inspect(reading, Inspection.ESMTP, map.equals(EsmtpMap.DEFAULT) ? "" : map);
    }

    private static Policies.Applied global(Arguments arguments) {
        return new Policies.Applied(arguments.text(0), Policies.Applied.GLOBAL);
    }

    private static Policies.Applied onInterface(Arguments arguments) {
        return new Policies.Applied(arguments.text(0), arguments.text(1));
    }

    private static void applyGlobally(Reading reading, Arguments arguments) {
        apply(reading, arguments, global(arguments));
    }

    private static void applyToInterface(Reading reading, Arguments arguments) {
        apply(reading, arguments, onInterface(arguments));
        reading.remark(
                arguments.line(),
                "every session is taken to cross interface " + arguments.text(1)
                        + ", whose policy comes before the global one (assumed)");
    }

    private static void apply(Reading reading, Arguments arguments, Policies.Applied policy) {
        boolean devicesOwn = policy.policy().equals(PolicyMap.DEFAULT) && !reading.isWhole();
        if (!devicesOwn && !reading.policies().hasMap(policy.policy())) {
            arguments.refuse(
                    0,
                    "there is no policy-map '" + policy.policy() + "' above this line: write 'policy-map "
                            + policy.policy() + "' and its lines before it");
            return;
        }
        reading.policies().apply(policy);
    }
}
