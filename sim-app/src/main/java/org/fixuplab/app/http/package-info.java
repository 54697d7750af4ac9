/**
 * What is served over HTTP: meters for Prometheus, and whether the lab is alive and ready. On Armeria; only commands that serve HTTP may
 * load this room, because it doubles the time a command needs to start.
 *
 * <p>An address that cannot be had is a {@link org.fixuplab.app.process.Refusal}. Nothing here logs.
 */
@NullMarked
package org.fixuplab.app.http;

import org.jspecify.annotations.NullMarked;
