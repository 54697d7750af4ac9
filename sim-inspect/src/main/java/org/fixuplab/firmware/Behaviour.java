package org.fixuplab.firmware;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way in which firewalls differ from a wire, as the catalogue describes it. Immutable.
 *
 * @param id the same string in the catalogue, scenario files, events, meters and documents
 * @param evidence why we believe that firewalls do this at all; each range has its own for the versions
 * @param group behaviours of one group stand for each other: at most one of them is at work; null for none
 * @param mapClass whether it is a class of an ESMTP map, of which there may be several
 * @param ranges the versions that do it; never overlap
 * @param alternatives versions of which a source claims it, though others outweigh it there; never overlap
 */
public record Behaviour(
        String id,
        String summary,
        Evidence evidence,
        @Nullable String group,
        boolean mapClass,
        List<Parameter> parameters,
        List<Range> ranges,
        List<Range> alternatives) {

    public Behaviour {
        parameters = List.copyOf(parameters);
        ranges = List.copyOf(ranges);
        alternatives = List.copyOf(alternatives);
    }

    Optional<Parameter> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    Optional<Range> range(Firmware firmware) {
        return among(ranges, firmware);
    }

    Optional<Range> alternative(Firmware firmware) {
        return among(alternatives, firmware);
    }

    private static Optional<Range> among(List<Range> ranges, Firmware firmware) {
        return ranges.stream()
                .filter(range -> range.interval().contains(firmware))
                .findFirst();
    }

    /** Every parameter's standard value. */
    Map<String, List<String>> standard() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters.forEach(parameter -> values.put(parameter.name(), parameter.standard()));
        return values;
    }
}
