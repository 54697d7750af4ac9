package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;

/** The lines of PIX 4.0 to 6.3 and FWSM 2.x. */
final class FixupCommands {

    /** Protocols beside SMTP; what a device does to them is none of our business. */
    private static final List<String> OTHERS = List.of(
            "ctiqbe", "dns", "esp-ike", "ftp", "h323", "http", "icmp", "ils", "mgcp", "pptp", "rpc", "rsh", "rtsp",
            "sip", "skinny", "snmp", "sqlnet", "tftp");

    private FixupCommands() {}

    static List<Command> rows() {
        List<Command> rows = new ArrayList<>();
        rows.add(row(
                "fixup protocol smtp PORTS",
                (reading, arguments) -> reading.fixups().add(ports(arguments))));
        rows.add(row(
                "no fixup protocol smtp PORTS",
                (reading, arguments) -> reading.fixups().remove(ports(arguments))));
        rows.add(row("no fixup protocol smtp", FixupCommands::removeAll));
        rows.add(row("clear fixup", (reading, arguments) -> reading.fixups().reset()));
        rows.add(row("mailhost ADDRESS...", FixupCommands::mailhost));
        rows.add(row(
                "no mailhost ADDRESS...",
                (reading, arguments) -> reading.fixups().removeMailhost()));
        for (String protocol : OTHERS) {
            rows.add(Command.ignored(
                    Mode.GLOBAL, "fixup protocol " + protocol + " PORT...", Mode.GLOBAL, "other fixup"));
            rows.add(Command.ignored(
                    Mode.GLOBAL, "no fixup protocol " + protocol + " [PORT...]", Mode.GLOBAL, "other fixup"));
        }
        return rows;
    }

    private static Command row(String pattern, Command.Action action) {
        return Command.of(Mode.GLOBAL, pattern, Mode.GLOBAL, action);
    }

    private static Ports ports(Arguments arguments) {
        return Ports.range(arguments.text()).orElseThrow(IllegalStateException::new);
    }

    /** The vendor's course says so; a study text says that it switches the fixup off. */
    private static void removeAll(Reading reading, Arguments arguments) {
        reading.fixups().reset();
        reading.remark(
                arguments.line(),
                "without a port it is taken to put the one default port 25 back (assumed: sources contradict each other; to switch"
                        + " it off, write 'no fixup protocol smtp 25')");
    }

    private static void mailhost(Reading reading, Arguments arguments) {
        reading.fixups().addMailhost();
        reading.remark(
                arguments.line(),
                "it makes the firewall guard the mail of this host; every session is taken to go there (assumed)");
    }
}
