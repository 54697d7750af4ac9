package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in the configuration a line stands. A line that its mode does not know leaves it for the mode around it. */
enum Mode {
    GLOBAL(null, ""),
    CLASS_MAP(GLOBAL, "class-map NAME"),
    REGEX_CLASS(GLOBAL, "class-map type regex match-any NAME"),
    ESMTP_CLASS(GLOBAL, "class-map type inspect esmtp match-any NAME"),
    POLICY_MAP(GLOBAL, "policy-map global_policy"),
    POLICY_CLASS(POLICY_MAP, "class inspection_default"),
    ESMTP_MAP(GLOBAL, "policy-map type inspect esmtp NAME"),
    ESMTP_PARAMETERS(ESMTP_MAP, "parameters"),
    ESMTP_MATCH(ESMTP_MAP, "match header line length gt 998"),
    /** Below a line that says nothing about mail. */
    OTHER(GLOBAL, "");

    @SuppressWarnings("ImmutableEnumChecker") // It is a copy that nobody can change.
    private final List<Mode> outwards;

    private final @Nullable Mode around;
    private final String opening;

    Mode(@Nullable Mode around, String opening) {
        this.around = around;
        this.opening = opening;
        List<Mode> modes = new ArrayList<>();
        for (@Nullable Mode mode = this; mode != null; mode = mode.around) {
            modes.add(mode);
        }
        outwards = List.copyOf(modes);
    }

    /** This mode and those around it, innermost first. */
    List<Mode> outwards() {
        return outwards;
    }

    /** Lines that lead into it, outermost first, as a person may write them. */
    List<String> openings() {
        List<String> lines = new ArrayList<>();
        outwards.stream()
                .filter(mode -> !mode.opening.isEmpty())
                .forEach(mode -> lines.add(0, "'" + mode.opening + "'"));
        return lines;
    }

    /** Where {@code exit} leads. */
    Mode outside() {
        return around == null ? this : around;
    }
}
