/** Guesses at what a person meant to write, for messages about what they wrote. Pure; throws nothing. */
@NullMarked
package org.fixuplab.words;

import org.jspecify.annotations.NullMarked;
