/**
 * Sends the device's log to a syslog server (RFC 3164, 5424, 6587), as the device itself would. The line is never changed.
 *
 * <p>Nothing here throws or logs: a server that is away, or not there yet, is told in a note, and lines wait or are counted as left out.
 */
@NullMarked
package org.fixuplab.app.syslog;

import org.jspecify.annotations.NullMarked;
