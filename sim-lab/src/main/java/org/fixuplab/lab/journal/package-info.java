/**
 * What a lab remembers: its sessions, bounded by count and octets, and what can be asked about them. Safe for any thread; nothing is logged.
 */
@NullMarked
package org.fixuplab.lab.journal;

import org.jspecify.annotations.NullMarked;
