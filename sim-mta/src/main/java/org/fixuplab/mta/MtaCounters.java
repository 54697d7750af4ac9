package org.fixuplab.mta;

/**
 * What one MTA has counted since it started, read at one moment.
 *
 * @param sessions connections accepted
 * @param commands command lines answered, bad ones included
 * @param badCommands commands refused as unknown, out of sequence, malformed or too long, and logins refused
 * @param messages messages accepted
 * @param handshakes TLS handshakes completed
 * @param failedHandshakes TLS handshakes begun and not completed
 * @param faults sessions that an error of our own ended; anything but 0 is a bug
 */
public record MtaCounters(
        long sessions,
        long commands,
        long badCommands,
        long messages,
        long handshakes,
        long failedHandshakes,
        long faults) {}
