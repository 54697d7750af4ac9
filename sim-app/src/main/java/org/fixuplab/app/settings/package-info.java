/**
 * What the person set, and where: flags beat {@code FIXUPLAB_*} environment variables beat the configuration file beat defaults.
 *
 * <p>One table, {@link org.fixuplab.app.settings.Key}, holds every key. A value that makes no sense is a
 * {@link org.fixuplab.app.process.Refusal} that names the place it came from.
 */
@NullMarked
package org.fixuplab.app.settings;

import org.jspecify.annotations.NullMarked;
