/**
 * Plays: what a client says and hears, line by line, and what the other side of the firewall is said to have got.
 *
 * <p>A play is read from text, then run over a plain blocking socket. Text becomes octets here, and only here: see
 * {@link org.fixuplab.lab.play.OctetText}. No Netty and no configuration library enter. Running a play throws nothing: what went
 * otherwise is in its result.
 */
@NullMarked
package org.fixuplab.lab.play;

import org.jspecify.annotations.NullMarked;
