package org.fixuplab.firmware;

/** A product line with its own version numbers. */
public enum Platform {
    PIX,
    ASA,
    FWSM
}
