/**
 * What a session's peers said, line by line and from both sides of the firewall, for a person to read: made of a recording. Pure: no files,
 * no threads.
 */
@NullMarked
package org.fixuplab.proxy.transcript;

import org.jspecify.annotations.NullMarked;
