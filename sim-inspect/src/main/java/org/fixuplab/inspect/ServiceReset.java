package org.fixuplab.inspect;

import java.util.EnumSet;
import java.util.Set;

/** {@code service-reset}: the device's {@code service resetinbound} and {@code service resetoutbound}. */
final class ServiceReset implements EndRule {

    static final String ID = "service-reset";

    private final Set<Bound> resetting = EnumSet.noneOf(Bound.class);

    ServiceReset(Settings settings) {
        for (Bound bound : Bound.values()) {
            if (settings.flag(bound.word())) {
                resetting.add(bound);
            }
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean resets(Bound bound) {
        return resetting.contains(bound);
    }
}
