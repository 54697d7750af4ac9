/**
 * Tests with real mail programs: swaks, Postfix. Skipped with a hint where a program is missing; with FIXUPLAB_REQUIRE_REAL=1 they fail
 * instead.
 */
package org.fixuplab.app.real;
