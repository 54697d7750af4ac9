package org.fixuplab.inspect;

/**
 * A place in a segment where octets never leave, or where the firewall says something itself. Immutable, as long as nobody writes to the
 * array.
 *
 * @param at how many octets of the segment stand before it
 * @param length how many octets, from there on, never leave
 * @param answer what the client gets there, as if from the server; of a client's segment, at once
 */
public record Splice(int at, int length, byte[] answer) {}
