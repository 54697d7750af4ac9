/**
 * Which firewall, at which version, does what: versions, and the catalogue of behaviours, which is data.
 *
 * <p>A firmware string becomes an {@link org.fixuplab.firmware.InspectionPolicy}. Nothing here looks at octets, at files other than its
 * own resource, or at the network; nothing logs. What a user wrote wrongly is an {@link java.lang.IllegalArgumentException} whose message
 * is a sentence for that user; a catalogue that contradicts itself is an {@link java.lang.IllegalStateException}.
 */
@NullMarked
package org.fixuplab.firmware;

import org.jspecify.annotations.NullMarked;
