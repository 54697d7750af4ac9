package org.fixuplab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the lines so far have said. Confined to one {@link ConfigReader}. */
final class Reading {

    private final boolean whole;
    private final Fixups fixups = new Fixups();
    private final Regexes regexes = new Regexes();
    private final EsmtpMaps maps = new EsmtpMaps();
    private final Policies policies = new Policies();
    private final AccessLists accessLists = new AccessLists();
    private final List<Remark> remarks = new ArrayList<>();
    private final Map<String, Integer> ignored = new LinkedHashMap<>();
    private final Set<String> resets = new TreeSet<>();
    private int used;

    /** @param whole whether the text is all of a device's configuration: what it does not say, the device does not have */
    Reading(boolean whole) {
        this.whole = whole;
    }

    boolean isWhole() {
        return whole;
    }

    Fixups fixups() {
        return fixups;
    }

    Regexes regexes() {
        return regexes;
    }

    EsmtpMaps maps() {
        return maps;
    }

    Policies policies() {
        return policies;
    }

    AccessLists accessLists() {
        return accessLists;
    }

    /** The directions, {@code inbound} and {@code outbound}, in which the device resets what it would drop. */
    Set<String> resets() {
        return resets;
    }

    void remark(Line line, String sentence) {
        remarks.add(new Remark(line.number(), line.before(line.words().size()), sentence));
    }

    void remark(String sentence) {
        remarks.add(new Remark(0, "", sentence));
    }

    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    void use() {
        used++;
    }

    int used() {
        return used;
    }

    void ignore(String section) {
        ignored.merge(section, 1, Integer::sum);
    }

    /** The largest group first. */
    List<Ignored> ignored() {
        return ignored.entrySet().stream()
                .map(entry -> new Ignored(entry.getKey(), entry.getValue()))
                .sorted((left, right) -> right.lines() - left.lines())
                .toList();
    }
}
