/**
 * The archive of loaded classes that makes starts quick: the build's business, and the launcher's. docs/start-up.md
 *
 * <p>No command needs it: without an archive, or with one that another JVM made, everything starts as well, only later.
 */
@NullMarked
package org.fixuplab.app.archive;

import org.jspecify.annotations.NullMarked;
