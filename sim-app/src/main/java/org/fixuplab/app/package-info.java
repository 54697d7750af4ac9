/**
 * What a person runs: the command line's entry, its exit codes, and what becomes of faults.
 *
 * <p>A user's fault is a {@link org.fixuplab.app.process.Refusal}: sentences on stderr and an exit code. Anything else that is thrown is ours: a
 * report in a file, one sentence on stderr, exit 70. No stack trace ever reaches the terminal.
 */
@NullMarked
package org.fixuplab.app;

import org.jspecify.annotations.NullMarked;
