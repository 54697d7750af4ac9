package org.fixuplab.firmware;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A part of the catalogue that may have these keys and no others. */
record Section(Config config, Set<String> keys) {

    Section {
        Set<String> unknown = new TreeSet<>(config.root().keySet());
        unknown.removeAll(keys);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(config.origin().description() + ": unknown keys " + unknown);
        }
    }

    String text(String key) {
        return config.getString(key);
    }

    /** The text, or nothing at all. */
    String textOrEmpty(String key) {
        return config.hasPath(key) ? config.getString(key) : "";
    }

    /** A list's texts; none if the key is absent. */
    List<String> texts(String key) {
        return config.hasPath(key) ? config.getStringList(key) : List.of();
    }

    /** A value, or those of a list. */
    List<String> values(String key) {
        boolean list = config.getValue(key).valueType() == ConfigValueType.LIST;
        return list ? config.getStringList(key) : List.of(config.getString(key));
    }

    boolean flag(String key) {
        return config.hasPath(key) && config.getBoolean(key);
    }

    List<? extends Config> list(String key) {
        return config.getConfigList(key);
    }

    String where() {
        return config.origin().description();
    }
}
