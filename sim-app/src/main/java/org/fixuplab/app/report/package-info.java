/**
 * What is said of a scenario that was run: for a person, as JSON, as JUnit XML.
 *
 * <p>Results go in, text comes out. Nothing here runs, prints or judges.
 */
@NullMarked
package org.fixuplab.app.report;

import org.jspecify.annotations.NullMarked;
