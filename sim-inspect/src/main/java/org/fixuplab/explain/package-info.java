/**
 * Recognition: which firewall explains a pasted dialogue, bounce, log or configuration, on which evidence.
 *
 * <p>It is analysis by synthesis. Each candidate firmware of the catalogue gets the session as it may have been said, and its own engine
 * judges it: a line that comes out as it was seen, altered, is evidence, and one that it would have altered and that is seen in clear
 * speaks against it. What the catalogue knows of log lines and bounces joins in. So a behaviour that is added to the catalogue is
 * recognised, too.
 *
 * <p>Pure: text goes in, an {@link org.fixuplab.explain.Explanation} comes out. No text makes it throw or run without bound; nothing here
 * logs, waits, or opens a file.
 */
@NullMarked
package org.fixuplab.explain;

import org.jspecify.annotations.NullMarked;
