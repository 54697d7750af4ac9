package org.fixuplab.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A {@code class-map} of traffic: the ports that it means, as far as its lines tell. Confined to its {@link Reading}. */
final class TrafficClass {

    /** The class that devices have by default. */
    static final String DEFAULT = "inspection_default";

    /** The class of what no other class of a policy map means. */
    static final String REST = "class-default";

    private Ports ports = Ports.ALL;
    private final Set<String> accessLists = new LinkedHashSet<>();
    private final List<Line> vague = new ArrayList<>();
    private boolean narrowed;

    static TrafficClass inspectionDefault() {
        TrafficClass traffic = new TrafficClass();
        traffic.narrow(Ports.SMTP);
        return traffic;
    }

    static TrafficClass all() {
        TrafficClass traffic = new TrafficClass();
        traffic.narrow(Ports.ALL);
        return traffic;
    }

    /** Of several matches, all must hold. */
    void narrow(Ports these) {
        ports = narrowed ? ports.and(these) : these;
        narrowed = true;
    }

    void narrowTo(String accessList) {
        accessLists.add(accessList);
        narrowed = true;
    }

    /** A match that does not tell by port. */
    void narrowVaguely(Line line) {
        vague.add(line);
        narrow(Ports.ALL);
    }

    List<Line> vague() {
        return vague;
    }

    void clear() {
        vague.clear();
        ports = Ports.ALL;
        accessLists.clear();
        narrowed = false;
    }

    Ports ports(AccessLists lists) {
        Ports found = narrowed ? ports : Ports.NONE;
        for (String name : accessLists) {
            found = found.and(lists.ports(name));
        }
        return found;
    }
}
