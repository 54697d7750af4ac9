/**
 * A session as proof: what a person attaches to a ticket, for readers who know neither the lab nor the firewall.
 *
 * <p>Pure: the same session gives the same octets. Nothing here opens a file or asks the lab.
 */
@NullMarked
package org.fixuplab.app.export;

import org.jspecify.annotations.NullMarked;
