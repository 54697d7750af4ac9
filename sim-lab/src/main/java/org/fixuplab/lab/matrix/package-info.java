/**
 * Every sender against every firewall and fault: what came of the mail, and what of it was readable on the wire.
 *
 * <p>Rows are {@link org.fixuplab.lab.sender.Sender}s, columns are firmware versions and the cases of {@code cases.conf}. Each cell is a lab of its own, so
 * that cells run at once.
 */
@NullMarked
package org.fixuplab.lab.matrix;

import org.jspecify.annotations.NullMarked;
