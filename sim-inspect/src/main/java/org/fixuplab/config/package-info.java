/**
 * The device's own configuration language, as far as it speaks about SMTP: text becomes an inspection policy, and a policy becomes what the
 * device prints.
 *
 * <p>The lines that are understood are rows of a table ({@code Commands}), with the versions that know them ({@code Gate}). What else a
 * configuration holds is told by its first word ({@code Sections}), counted and ignored. Nothing here reads files, but its own resources, or
 * logs; whatever the text, the only thing thrown is {@link org.fixuplab.config.DeviceConfigException}, which lists all that is wrong with it.
 */
@NullMarked
package org.fixuplab.config;

import org.jspecify.annotations.NullMarked;
