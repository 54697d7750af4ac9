package org.fixuplab.app.settings;

import org.fixuplab.proxy.Placement.HeaderVersion;

/** Versions of the PROXY protocol's header as a person writes them. */
public final class HeaderVersions {

    private HeaderVersions() {}

    /**
     * The one that is so spelled, in small letters.
     *
     * @throws IllegalArgumentException with a sentence, if none is
     */
    public static HeaderVersion parse(String word) {
        return switch (word) {
            case "v1" -> HeaderVersion.V1;
            case "v2" -> HeaderVersion.V2;
            default -> throw new IllegalArgumentException("'" + word + "' is neither v1 nor v2");
        };
    }
}
