package org.fixuplab.app.http;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fixuplab.lab.ProxySettings;

/** The firewalls that a lab shall have. */
final class PopulationBody {

    private static final String PROXIES = "proxies";

    private PopulationBody() {}

    /** @throws ProblemException with what is wrong with the first that is wrong */
    static Map<String, ProxySettings> read(ConfigObject body) {
        for (String key : body.keySet()) {
            if (!key.equals(PROXIES)) {
                throw new ProblemException(
                        ErrorCode.UNKNOWN_KEY,
                        new Flaw(key, "there is no key " + Call.quoted(key), "write {\"proxies\": [...]}"));
            }
        }
        if (!(body.get(PROXIES) instanceof ConfigList list)) {
            throw Call.badValue(PROXIES, "proxies is no list", "write {\"proxies\": [{\"name\": \"edge\", ...}]}");
        }
        Map<String, ProxySettings> wanted = new LinkedHashMap<>();
        for (ConfigValue item : list) {
            if (!(item instanceof ConfigObject proxy)) {
                throw Call.badValue(PROXIES, "one of proxies is no object", "write {\"name\": \"edge\", ...}");
            }
            ProxySettings settings = FirewallBody.read(proxy);
            String name = FirewallBody.name(proxy);
            if (wanted.put(name, settings) != null) {
                throw Call.badValue(PROXIES, "there are two of the name " + Call.quoted(name), "name each once");
            }
        }
        return wanted;
    }
}
