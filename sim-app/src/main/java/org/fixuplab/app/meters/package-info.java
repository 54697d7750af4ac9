/** What a lab holds and does, as meters beside those of its sessions. Read when scraped; nothing here costs a session anything. */
@NullMarked
package org.fixuplab.app.meters;

import org.jspecify.annotations.NullMarked;
