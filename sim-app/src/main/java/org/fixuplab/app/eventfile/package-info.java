/**
 * A lab's events in a file, a JSON object a line, for who looks at them later. Its size is bounded by rotation.
 *
 * <p>A file that cannot be opened at the start is a {@link org.fixuplab.app.process.Refusal}; later faults of the disk are told once, and the
 * lab goes on. Nothing here logs.
 */
@NullMarked
package org.fixuplab.app.eventfile;

import org.jspecify.annotations.NullMarked;
