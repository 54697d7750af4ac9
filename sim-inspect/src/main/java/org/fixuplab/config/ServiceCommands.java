package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;

/** {@code service resetinbound} and {@code resetoutbound}: RST where a device would drop in silence. */
final class ServiceCommands {

    private ServiceCommands() {}

    static List<Command> rows() {
        List<Command> rows = new ArrayList<>();
        for (String bound : List.of("inbound", "outbound")) {
            rows.add(row(
                    "service reset" + bound,
                    (reading, arguments) -> reading.resets().add(bound)));
            rows.add(row("service reset" + bound + " interface NAME", (reading, arguments) -> {
                reading.resets().add(bound);
                reading.remark(
                        arguments.line(),
                        "every session is taken to come in at interface " + arguments.text() + " (assumed)");
            }));
            rows.add(row(
                    "no service reset" + bound,
                    (reading, arguments) -> reading.resets().remove(bound)));
            rows.add(row(
                    "no service reset" + bound + " interface NAME",
                    (reading, arguments) -> reading.resets().remove(bound)));
        }
        return rows;
    }

    private static Command row(String pattern, Command.Action action) {
        return Command.of(Mode.GLOBAL, pattern, Mode.GLOBAL, action);
    }
}
