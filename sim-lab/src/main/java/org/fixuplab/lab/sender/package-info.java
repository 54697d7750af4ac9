/** Who may send through a lab's firewall: the test sender, any command line, a private instance of a real MTA. */
@NullMarked
package org.fixuplab.lab.sender;

import org.jspecify.annotations.NullMarked;
