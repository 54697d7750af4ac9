package org.fixuplab.app.view;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.lab.Proxy;
import org.fixuplab.lab.export.FirewallKeys;
import org.fixuplab.proxy.FirewallSettings;

/** One firewall of a lab: where it listens, what is behind it, and the keys that make it. */
public final class ProxyJson {

    private ProxyJson() {}

    /**
     * The row of one firewall.
     *
     * @param upstream where its sessions go on to
     */
    public static Map<String, Object> row(Proxy proxy, InetSocketAddress upstream) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", proxy.name());
        row.put("name", proxy.name());
        row.put("listen", Addresses.text(proxy.address()));
        row.put("host", Addresses.host(proxy.address()));
        row.put("port", proxy.address().getPort());
        row.put("upstream", upstream.equals(FirewallSettings.AS_ADDRESSED) ? null : Addresses.text(upstream));
        row.put("firmware", proxy.settings().policy().firmware());
        row.put("inspects", proxy.settings().policy().inspects());
        row.put("behaviours", List.copyOf(proxy.settings().policy().enabled().keySet()));
        row.put("activeSessions", proxy.activeSessions());
        int most = proxy.settings().maxSessions();
        row.put("maxSessions", most == Integer.MAX_VALUE ? null : most);
        row.put("firewall", FirewallKeys.of(proxy.settings()).unwrapped());
        return row;
    }
}
