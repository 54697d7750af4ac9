/** The lab as a JUnit 5 extension. JUnit's API is an optional dependency: whoever uses this room has it. */
@NullMarked
package org.fixuplab.lab.junit;

import org.jspecify.annotations.NullMarked;
