package org.fixuplab.app.client;

import org.fixuplab.event.Direction;

/** Breaks the law of its room, for the test that shows that somebody would notice. */
public record Offender(Direction direction) {}
