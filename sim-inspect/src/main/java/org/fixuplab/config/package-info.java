/**
 * The device's own configuration language, as far as it speaks about SMTP: text becomes an inspection policy.
 *
 * <p>The lines that are understood are rows of a table. Nothing here reads files or logs; whatever the text, the only thing thrown is
 * {@link org.fixuplab.config.DeviceConfigException}, which lists all that is wrong with it.
 */
@NullMarked
package org.fixuplab.config;

import org.jspecify.annotations.NullMarked;
