/**
 * How things look and where they go: the terminal, lines for a person, JSON, the port file.
 *
 * <p>stdout is for results, stderr for everything else. Nothing here blocks an event loop, and nothing throws because a reader went away.
 */
@NullMarked
package org.fixuplab.app.output;

import org.jspecify.annotations.NullMarked;
