/**
 * What is said of a matrix that was run: a table for a person, HTML, JSON, JUnit XML, a file a session.
 *
 * <p>A {@link org.fixuplab.app.matrix.Grid} goes in, text comes out. Nothing here runs or judges; only {@link org.fixuplab.app.matrix.SessionFiles}
 * writes.
 */
@NullMarked
package org.fixuplab.app.matrix;

import org.jspecify.annotations.NullMarked;
