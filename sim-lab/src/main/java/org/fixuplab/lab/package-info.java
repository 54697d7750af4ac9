/**
 * The lab that embeds: a firewall in front of a test MTA, or of a server of your own, in one process.
 *
 * <p>Sockets of the lab are the proxy's and the MTA's business; no Netty enters here, and no command line. What a person wrote wrongly is a
 * list of {@link org.fixuplab.lab.Problem}s; an address that cannot be had is an {@link java.io.UncheckedIOException} whose message names it.
 * Nothing is logged.
 */
@NullMarked
package org.fixuplab.lab;

import org.jspecify.annotations.NullMarked;
