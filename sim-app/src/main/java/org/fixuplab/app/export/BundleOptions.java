package org.fixuplab.app.export;

import java.util.OptionalLong;

/**
 * How a session is bundled. Immutable.
 *
 * @param anonymise names and addresses are replaced at equal length, and bodies left out, in every file
 * @param realPorts the capture keeps the ports of our own sockets
 * @param seed of whatever chance had a part in the session
 */
public record BundleOptions(boolean anonymise, boolean realPorts, OptionalLong seed) {

    /** As it was, the server at the device's port, no seed. */
    public static final BundleOptions DEFAULT = new BundleOptions(false, false, OptionalLong.empty());

    /** The same, anonymised. */
    public BundleOptions anonymised() {
        return new BundleOptions(true, realPorts, seed);
    }
}
