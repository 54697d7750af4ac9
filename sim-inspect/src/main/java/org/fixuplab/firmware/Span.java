package org.fixuplab.firmware;

import org.jspecify.annotations.Nullable;

/**
 * The versions of one platform that the catalogue speaks about. Immutable.
 *
 * @param interval closed at both ends
 * @param name for a person: {@code PIX 4.0 to 8.0}
 * @param maps those of them that have ESMTP maps; null if none has
 */
public record Span(Interval interval, String name, @Nullable Interval maps) {}
