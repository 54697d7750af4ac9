package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in the configuration a line stands. A line that its mode does not know leaves it for the mode around it. */
enum Mode {
    GLOBAL(null),
    CLASS_MAP(GLOBAL),
    REGEX_CLASS(GLOBAL),
    ESMTP_CLASS(GLOBAL),
    POLICY_MAP(GLOBAL),
    POLICY_CLASS(POLICY_MAP),
    ESMTP_MAP(GLOBAL),
    ESMTP_PARAMETERS(ESMTP_MAP),
    ESMTP_MATCH(ESMTP_MAP),
    /** Below a line that says nothing about mail. */
    OTHER(GLOBAL);

    private final List<Mode> outwards;
    private final @Nullable Mode around;

    Mode(@Nullable Mode around) {
        this.around = around;
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

    /** Where {@code exit} leads. */
    Mode outside() {
        return around == null ? this : around;
    }
}
