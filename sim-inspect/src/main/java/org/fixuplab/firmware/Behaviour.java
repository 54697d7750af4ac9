package org.fixuplab.firmware;

import java.util.List;
import java.util.Optional;

/**
 * One way in which firewalls differ from a wire, as the catalogue describes it. Immutable.
 *
 * @param id the same string in the catalogue, scenario files, events, meters and documents
 * @param evidence why we believe that firewalls do this at all; each range has its own for the versions
 * @param ranges never overlap
 */
public record Behaviour(String id, String summary, Evidence evidence, List<Parameter> parameters, List<Range> ranges) {

    public Behaviour {
        parameters = List.copyOf(parameters);
        ranges = List.copyOf(ranges);
    }

    Optional<Parameter> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    Optional<Range> range(Firmware firmware) {
        return ranges.stream()
                .filter(range -> range.interval().contains(firmware))
                .findFirst();
    }
}
