/** Not ours: see the only class. */
@NullMarked
package groovy.lang;

import org.jspecify.annotations.NullMarked;
