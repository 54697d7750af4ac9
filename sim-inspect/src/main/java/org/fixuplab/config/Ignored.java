package org.fixuplab.config;

/**
 * Lines that a device takes and that say nothing about the inspection of mail. Immutable.
 *
 * @param section what they are about: the word they begin with, or that of the line above them
 * @param lines how many
 */
public record Ignored(String section, int lines) {}
