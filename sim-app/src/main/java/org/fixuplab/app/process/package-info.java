/**
 * The process as a whole: how it ends, why it refuses, how it is told to stop, which version it is.
 *
 * <p>Every other room of the application may enter; this one enters none. A {@link org.fixuplab.app.process.Refusal} is the user's fault.
 */
@NullMarked
package org.fixuplab.app.process;

import org.jspecify.annotations.NullMarked;
