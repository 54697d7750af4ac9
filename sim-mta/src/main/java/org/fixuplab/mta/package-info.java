/**
 * The test MTA: an SMTP server that speaks as a named product does, keeps what it accepts in memory, and relays nothing.
 *
 * <p>What differs between products is data, in {@code persona/*.conf}; no class here knows a product by name. Of the firewall's brain only
 * {@code org.fixuplab.smtp} may enter, so that the two ends of a session share a grammar and nothing else. A listener that cannot be bound throws
 * {@link java.io.UncheckedIOException}; a wrong persona throws {@link org.fixuplab.mta.PersonaException} with every problem; what a
 * client sends never throws. Nothing is logged.
 */
@NullMarked
package org.fixuplab.mta;

import org.jspecify.annotations.NullMarked;
