/**
 * Soak and fault run: the built product as a process of its own, a server behind it as another, and clients here that account for each session
 * and message. Nothing of the product may use it.
 *
 * <pre>
 * clients (Load, Kind, Conversation) -> Product (fixuplab serve) -> Sink (a test MTA that keeps ids only)
 *              Ledger: what each client was told        Ledger.settle: what the sink stored
 * </pre>
 */
@NullMarked
package org.fixuplab.build.soak;

import org.jspecify.annotations.NullMarked;
