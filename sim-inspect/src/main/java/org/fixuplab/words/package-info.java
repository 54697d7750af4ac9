/** Words for people: guesses at what they meant to write, and text made fit for a page. Pure; throws nothing. */
@NullMarked
package org.fixuplab.words;

import org.jspecify.annotations.NullMarked;
