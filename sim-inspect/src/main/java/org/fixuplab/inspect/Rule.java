package org.fixuplab.inspect;

/**
 * One behaviour at work. Immutable.
 *
 * @param id the behaviour's
 * @param mapClass the number of the class in the ESMTP map, from 1; 0 if it is in none. A behaviour may be several classes
 */
public record Rule(String id, Settings settings, int mapClass) {}
