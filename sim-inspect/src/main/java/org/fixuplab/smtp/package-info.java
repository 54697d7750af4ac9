/**
 * The grammar of SMTP on the wire, shared by the firewall and the test MTA: octets, verbs, where a payload ends.
 *
 * <p>Nothing here does I/O, logs, or keeps time. Octets become text only as ISO-8859-1. Nothing throws on any input.
 */
@NullMarked
package org.fixuplab.smtp;

import org.jspecify.annotations.NullMarked;
