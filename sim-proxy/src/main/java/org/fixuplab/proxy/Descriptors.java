package org.fixuplab.proxy;

import org.jspecify.annotations.Nullable;

/** What the kernel says when it gives no socket, for a person. */
final class Descriptors {

    /** EMFILE, and ENFILE with something behind it: strerror(3). */
    private static final String TOO_MANY = "Too many open files";

    private Descriptors() {}

    static String why(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(TOO_MANY)) {
                return "the process has no file descriptor left";
            }
        }
        return String.valueOf(failure.getMessage());
    }
}
