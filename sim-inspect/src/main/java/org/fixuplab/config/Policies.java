package org.fixuplab.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which policy maps there are, and which are applied where. Confined to its {@link Reading}. */
final class Policies {

    /** @param where {@code global}, or an interface's name */
    record Applied(String policy, String where) {

        static final String GLOBAL = "global";

        boolean isGlobal() {
            return where.equals(GLOBAL);
        }
    }

    /** What is done to mail. */
    record Inspected(Inspection inspection, String map) {}

    private final Map<String, TrafficClass> classes = new HashMap<>();
    private final Map<String, PolicyMap> maps = new HashMap<>();
    private final List<Applied> applied = new ArrayList<>();
    private boolean globalIsSaid;

    private TrafficClass openClass = new TrafficClass();
    private PolicyMap openMap = new PolicyMap();
    private PolicyMap.Section openSection = openMap.section(TrafficClass.DEFAULT);

    Policies() {
        classes.put(TrafficClass.DEFAULT, TrafficClass.inspectionDefault());
        classes.put(TrafficClass.REST, TrafficClass.all());
    }

    boolean hasClass(String name) {
        return classes.containsKey(name);
    }

    TrafficClass openClass(String name) {
        openClass = classes.computeIfAbsent(name, unused -> new TrafficClass());
        return openClass;
    }

    TrafficClass openClass() {
        return openClass;
    }

    void removeClass(String name) {
        classes.remove(name);
    }

    boolean hasMap(String name) {
        return maps.containsKey(name);
    }

    void openMap(String name) {
        openMap = maps.computeIfAbsent(name, unused -> new PolicyMap());
    }

    PolicyMap openMap() {
        return openMap;
    }

    void removeMap(String name) {
        maps.remove(name);
    }

    void openSection(String trafficClass) {
        openSection = openMap.section(trafficClass);
    }

    PolicyMap.Section openSection() {
        return openSection;
    }

    void apply(Applied policy) {
        globalIsSaid |= policy.isGlobal();
        applied.add(policy);
    }

    void withdraw(Applied policy) {
        globalIsSaid |= policy.isGlobal();
        applied.remove(policy);
    }

    /** Whether any line speaks of what is inspected. */
    boolean said() {
        return globalIsSaid || !applied.isEmpty() || !maps.isEmpty();
    }

    /** Whether any policy map inspects ESMTP by this map. */
    boolean names(String esmtpMap) {
        return maps.values().stream().anyMatch(map -> map.names(esmtpMap));
    }

    /** The policy maps that are not applied anywhere, of those that inspect mail. */
    List<String> idle(boolean whole) {
        List<String> names = applied(whole).stream().map(Applied::policy).toList();
        return maps.entrySet().stream()
                .filter(map -> !names.contains(map.getKey())
                        && !map.getValue().inspecting().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * What is applied, that of interfaces first, which a device prefers to the global one (assumed: every session crosses each of them).
     *
     * @param whole whether the text is all of the device's configuration; if not, the device's default stands where no line says otherwise
     */
    List<Applied> applied(boolean whole) {
        List<Applied> ordered =
                new ArrayList<>(applied.stream().filter(it -> !it.isGlobal()).toList());
        if (globalIsSaid || whole) {
            applied.stream().filter(Applied::isGlobal).forEach(ordered::add);
        } else {
            ordered.add(new Applied(PolicyMap.DEFAULT, Applied.GLOBAL));
        }
        return ordered;
    }

    /** The lines of classes that inspect mail and that do not tell by port. */
    List<Line> vague() {
        return maps.values().stream()
                .flatMap(map -> map.inspecting().keySet().stream())
                .distinct()
                .map(classes::get)
                .filter(Objects::nonNull)
                .flatMap(traffic -> traffic.vague().stream())
                .sorted(Comparator.comparingInt(Line::number))
                .toList();
    }

    /** Each inspection of mail that is applied, with its ports, in the order in which a device asks them. */
    List<Map.Entry<Ports, Inspected>> inspections(AccessLists lists, boolean whole) {
        List<Map.Entry<Ports, Inspected>> found = new ArrayList<>();
        for (Applied policy : applied(whole)) {
            PolicyMap map = maps.get(policy.policy());
            if (map != null) {
                map.inspecting()
                        .forEach((name, inspection) -> found.add(Map.entry(
                                Optional.ofNullable(classes.get(name))
                                        .map(it -> it.ports(lists))
                                        .orElse(Ports.NONE),
                                new Inspected(inspection.getKey(), inspection.getValue()))));
            }
        }
        return found;
    }

    /** Whether the policy that the device has by default is applied, and no line says what is in it. */
    boolean hasDefault(boolean whole) {
        return !maps.containsKey(PolicyMap.DEFAULT)
                && applied(whole).stream().anyMatch(it -> it.policy().equals(PolicyMap.DEFAULT));
    }
}
