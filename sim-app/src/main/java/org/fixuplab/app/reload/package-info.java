/**
 * Files that a command goes on reading while it serves. Nothing here knows what stands in them. It runs on a thread of its own, and logs
 * nothing: what happened is told to its caller.
 */
@NullMarked
package org.fixuplab.app.reload;

import org.jspecify.annotations.NullMarked;
