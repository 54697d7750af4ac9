package org.fixuplab.proxy;

/** A firewall cannot be on the path itself on this machine, or not with this process's rights. The message says why, and what to do. */
public final class TransparencyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TransparencyException(String message) {
        super(message);
    }
}
