package org.fixuplab.explain;

/**
 * How much a finding tells. The unit is that of a command refused: it may have had any other reason. Nothing here is measured; what
 * matters is the order.
 */
final class Weight {

    /** What anyone's server may say. */
    static final double FAINT = 1;

    static final double STARS = 2.5;

    /** A greeting of stars that a mask of that kind gives whatever was in it. */
    static final double STARS_WHATEVER = 3;

    /** A greeting that nothing but a firewall of that kind makes. */
    static final double BANNER = 5;

    static final double EHLO_REFUSED = 2;

    /** A masked keyword, its last letter in order. */
    static final double KEYWORD = 4;

    /** A masked keyword that is another one than is likely of its length. */
    static final double UNLIKELY_KEYWORD = 3;

    /** Every further line of the same kind. */
    static final double AGAIN = 0.5;

    /** The server quotes what it got. */
    static final double ECHO = 5;

    /** A line that the candidate would have altered, in clear. */
    static final double CLEAR = -4;

    static final double CLEAR_GREETING = -3;

    /** The server agreed to what the candidate keeps from it. */
    static final double AGREED = -6;

    /** The candidate lets the command pass, and it was refused. */
    static final double REFUSED = -1;

    static final double EHLO_REFUSED_BY_SERVER = -2;

    /** The device's own configuration says so. */
    static final double CONFIGURED = 12;

    static final double NOT_INSPECTED = -24;

    /** A module of one kind of switch: fewer customers have one than a PIX or an ASA. That is assumed. */
    static final double RARE = -1;

    private Weight() {}
}
