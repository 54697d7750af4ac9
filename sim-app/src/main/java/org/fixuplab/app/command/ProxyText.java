package org.fixuplab.app.command;

import java.util.List;
import org.fixuplab.app.client.Row;
import org.fixuplab.app.output.Table;
import org.fixuplab.app.output.Terminal;

/** A running lab's firewalls for a person. */
final class ProxyText {

    private ProxyText() {}

    static String table(List<Row> proxies, Terminal terminal) {
        Table table = new Table("NAME", "LISTEN", "UPSTREAM", "SESSIONS", "FIRMWARE");
        for (Row proxy : proxies) {
            table.add(
                    proxy.text("name"),
                    proxy.text("listen"),
                    proxy.has("upstream") ? proxy.text("upstream") : "inline",
                    proxy.text("activeSessions"),
                    proxy.text("firmware"));
        }
        return table.text(terminal);
    }
}
