/**
 * The commands, one class each: options as fields, {@code run} as the work. No command knows another.
 *
 * <p>A command prints results to stdout and everything else to stderr, throws {@link org.fixuplab.app.process.Refusal} for what the person can
 * change, and returns the exit code.
 */
@NullMarked
package org.fixuplab.app.command;

import org.jspecify.annotations.NullMarked;
