package org.fixuplab.lab.run;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a program is told of its lab, in its arguments and in its environment. Immutable. */
public final class Places {

    private final Map<String, String> values;

    private Places(Map<String, String> values) {
        this.values = values;
    }

    /** <code>{host}</code> and <code>{port}</code> of the firewall, <code>{ca}</code> for the file with the authority's certificate. */
    public static Places of(InetSocketAddress firewall, Path ca) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("{host}", firewall.getAddress().getHostAddress());
        values.put("{port}", Integer.toString(firewall.getPort()));
        values.put("{ca}", ca.toString());
        return new Places(values);
    }

    /** One more place, in braces. */
    public Places with(String place, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(place, value);
        return new Places(more);
    }

    /** The variables that every program gets: {@code SMTP_HOST}, {@code SMTP_PORT}, {@code FIXUPLAB_CA}. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SMTP_HOST", filled("{host}"));
        environment.put("SMTP_PORT", filled("{port}"));
        environment.put("FIXUPLAB_CA", filled("{ca}"));
        return environment;
    }

    public String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> place : values.entrySet()) {
            filled = filled.replace(place.getKey(), place.getValue());
        }
        return filled;
    }

    public List<String> filled(List<String> words) {
        return words.stream().map(this::filled).toList();
    }
}
