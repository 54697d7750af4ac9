package org.fixuplab.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.fixuplab.event.Action;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.LegAct;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.api.Test;

class AlterationLinesTest {

    private static final byte[] NOTHING = {};

    @Test
    void each_event_worth_a_line_gets_one() {
        List<String> lines = new ArrayList<>();
        Spoken spoken = new Spoken(new AlterationLines(lines::add).observer());
        spoken.server("220 ready\r\n250 STARTTLS\r\n", "220 ready\r\n250 XXXXXXXA\r\n", "ehlo-mask")
                .client("A\u001b[2J\r\n", "X\u001b[2J\r\n", "verb-x")
                .event(new Event.Altered("local-ok", Direction.FROM_CLIENT, 6, Octets.octets("KILL\r\n"), NOTHING))
                .event(new Event.Altered("local-ok", Direction.FROM_SERVER, 25, NOTHING, Octets.octets("OK\r\n")))
                .event(new Event.TooLate("ehlo-mask", Direction.FROM_SERVER, 7, 1))
                .event(new Event.OutOfSync(9, "a reply to nothing"))
                .event(new Event.Matched(
                        "header-nested", Direction.FROM_CLIENT, 3, "header DKIM-Signature", Action.SILENCE, true, 0))
                .event(new Event.Ended("header-nested", LegAct.SILENCE, LegAct.RESET))
                .over(Ending.SILENCE, Ending.RESET, null);
        assertThat(lines)
                .containsExactly(
                        "session 3: opened by 127.0.0.1 port 40001",
                        "session 3: ehlo-mask altered \"STARTTLS\" to \"XXXXXXXA\" (server to client, octet 15)",
                        "session 3: verb-x altered \"A\" to \"X\" (client to server, octet 0)",
                        "session 3: local-ok swallowed \"KILL\\r\\n\" (client to server, octet 6)",
                        "session 3: local-ok answered \"OK\\r\\n\" (server to client, octet 25)",
                        "session 3: ehlo-mask came too late for 1 octet of the server: they had left",
                        "session 3: out of sync: a reply to nothing; replies are no longer altered",
                        "session 3: header-nested matched header DKIM-Signature: silence",
                        "session 3: header-nested ended the session: silence to the client, RST to the server",
                        "session 3: over: silence on the client's side, RST on the server's");
    }
}
