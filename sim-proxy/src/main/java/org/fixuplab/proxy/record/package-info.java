/**
 * What happened in a session, in order and with its times, credentials already starred: the one source of transcripts, packet captures and
 * events. Nothing here knows how it is shown.
 *
 * <p>Recorders are called on the session's event loop, and bounded; recordings are immutable.
 */
@NullMarked
package org.fixuplab.proxy.record;

import org.jspecify.annotations.NullMarked;
