package org.fixuplab.proxy.pcap;

/**
 * Something to say in a packet's comment.
 *
 * @param at the place, in the octets that are sent, whose packet has it; one behind the last octet belongs to the last packet
 */
record Remark(int at, String text) {}
