package org.fixuplab.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@code class-map type inspect esmtp}: matches, by their text. Confined to its {@link Reading}. */
final class EsmtpClass {

    private final Map<String, List<EsmtpMatch>> matches = new LinkedHashMap<>();
    private final boolean any;

    EsmtpClass(boolean any) {
        this.any = any;
    }

    /** Whether one match is enough. */
    boolean any() {
        return any;
    }

    Map<String, List<EsmtpMatch>> matches() {
        return matches;
    }
}
