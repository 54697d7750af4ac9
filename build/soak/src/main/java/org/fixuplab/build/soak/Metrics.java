package org.fixuplab.build.soak;

import java.util.HashMap;
import java.util.Map;

/** One scrape of {@code /metrics}. A series that is not there is 0. */
record Metrics(Map<String, Double> series) {

    static Metrics parse(String text) {
        Map<String, Double> series = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int blank = line.lastIndexOf(' ');
            if (blank > 0) {
                series.put(line.substring(0, blank), Double.parseDouble(line.substring(blank + 1)));
            }
        });
        return new Metrics(series);
    }

    /** @param name with its labels, as it stands */
    double value(String name) {
        return series.getOrDefault(name, 0.0);
    }

    /** The same of one that has to be there: what is not measured does not grow. */
    double required(String name) {
        Double value = series.get(name);
        if (value == null) {
            throw new IllegalStateException("/metrics has no " + name);
        }
        return value;
    }

    /** All series whose name and labels begin so. */
    double sum(String beginning) {
        return series.entrySet().stream()
                .filter(each -> each.getKey().startsWith(beginning))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    long sessions(Outcome outcome) {
        return (long) value("fixuplab_sessions_total{outcome=\"" + outcome.tag + "\"}");
    }

    long sessions() {
        return (long) sum("fixuplab_sessions_total{");
    }

    long active() {
        return (long) value("fixuplab_sessions_active");
    }
}
