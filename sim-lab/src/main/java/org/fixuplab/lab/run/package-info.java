/**
 * Runs scenarios: starts a lab, lets the client talk, waits until nothing happens any more, and judges.
 *
 * <p>Nothing is thrown for what a scenario, a client or the machine did: that is the result's outcome. Nothing is logged.
 */
@NullMarked
package org.fixuplab.lab.run;

import org.jspecify.annotations.NullMarked;
