package org.fixuplab.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ESMTP maps that have names, classes of matches, and which of them is open. Confined to its {@link Reading}. */
final class EsmtpMaps {

    private final Map<String, EsmtpMap> maps = new HashMap<>();
    private final Map<String, EsmtpClass> classes = new HashMap<>();

    /** What is open; before anything is, what nobody can name. */
    private EsmtpMap map = new EsmtpMap();

    private EsmtpClass openClass = new EsmtpClass(true);
    private EsmtpMap.Entry entry = map.entry("", "", List.of());
    private boolean maskable = true;

    /** Their names, sorted. */
    List<String> names() {
        return maps.keySet().stream().sorted().toList();
    }

    boolean has(String name) {
        return maps.containsKey(name);
    }

    @Nullable
    EsmtpMap named(String name) {
        return maps.get(name);
    }

    void open(String name) {
        map = maps.computeIfAbsent(name, unused -> new EsmtpMap());
    }

    EsmtpMap open() {
        return map;
    }

    void remove(String name) {
        maps.remove(name);
    }

    boolean hasClass(String name) {
        return classes.containsKey(name);
    }

    void openClass(String name, boolean any) {
        openClass = classes.computeIfAbsent(name, unused -> new EsmtpClass(any));
    }

    EsmtpClass openClass() {
        return openClass;
    }

    void removeClass(String name) {
        classes.remove(name);
    }

    Map<String, EsmtpClass> classes() {
        return classes;
    }

    /** @param masks whether its action may be mask */
    void openEntry(EsmtpMap.Entry opened, boolean masks) {
        entry = opened;
        maskable = masks;
    }

    EsmtpMap.Entry entry() {
        return entry;
    }

    boolean isMaskable() {
        return maskable;
    }
}
