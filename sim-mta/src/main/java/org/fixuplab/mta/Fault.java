package org.fixuplab.mta;

import java.time.Duration;

/**
 * One thing the MTA does wrong on purpose. Immutable.
 *
 * @param delay how long it waits before that; zero: not at all
 * @param append said in one write with the reply, after it; one character an octet; may be empty
 * @param offset octets of the message after which a fault of {@link FaultStage#BODY} strikes
 * @param after the command has its effect first, and only its reply is lost
 * @param when all of it must hold
 */
record Fault(
        FaultStage stage,
        FaultAct act,
        Duration delay,
        String append,
        long offset,
        boolean after,
        FaultCondition when) {}
