/**
 * Makes a leaked Netty buffer fail the build. Only ever on a test class path; nothing of the product may use it.
 *
 * <p>Netty makes its leak detectors of our class, which writes each report to a file. When the last test has ended, garbage is
 * collected, so that the last test's leaks are reported too. The build fails if the file exists.
 */
@NullMarked
package org.fixuplab.build.leaks;

import org.jspecify.annotations.NullMarked;
