/**
 * What leaves the lab as a file that others can use: a firewall as keys, a session as a scenario, a session beside what a customer pasted.
 *
 * <p>Nothing here runs or records sessions.
 */
@NullMarked
package org.fixuplab.lab.export;

import org.jspecify.annotations.NullMarked;
