/**
 * What a lab holds, as rows for a machine: maps from name to value in the order in which they are shown, the same in every place that shows
 * them. Names are in camel case. Nothing here opens a file or a socket, throws, or logs.
 */
@NullMarked
package org.fixuplab.app.view;

import org.jspecify.annotations.NullMarked;
