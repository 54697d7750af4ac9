package org.fixuplab.event;

/** Which peer's octets. Offsets of an event count the octets of one direction from the session's start, at 0. */
public enum Direction {
    FROM_CLIENT,
    FROM_SERVER
}
