/**
 * The firewall's brain: one session's state in both directions, and one file per behaviour.
 *
 * <p>Pure computation on octets: no thread, clock, logger, random or socket may enter. Verdicts decide, events inform. No input makes
 * anything here throw, loop or grow without bound; what is not understood is forwarded.
 */
@NullMarked
package org.fixuplab.inspect;

import org.jspecify.annotations.NullMarked;
