package org.fixuplab.app.settings;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.fixuplab.app.process.FileDescriptors;

/** How many sessions there may be at a time, as a person writes it. Immutable. */
public record SessionBound(OptionalInt sessions) {

    /** As many as the process's file descriptors allow. */
    public static final SessionBound AUTO = new SessionBound(OptionalInt.empty());

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** For jars, event loops, listeners, HTTP and files: so many and one in sixteen, but never more than half of a very small number. */
    private static final int RESERVE = 128;

    /**
     * Reads {@code auto} or a number.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static SessionBound parse(String text) {
        if (text.equals("auto")) {
            return AUTO;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is neither auto nor a number of 1 or more");
        }
        return new SessionBound(OptionalInt.of(Integer.parseInt(text)));
    }

    /** As it is read. */
    @Override
    public String toString() {
        return sessions.isPresent() ? String.valueOf(sessions.getAsInt()) : "auto";
    }

    /** In this process, where a session takes so many descriptors. No bound where the system has no such limit. */
    public int count(int descriptorsEach) {
        return sessions.orElseGet(() -> count(FileDescriptors.limit(), descriptorsEach));
    }

    static int count(OptionalLong limit, int descriptorsEach) {
        if (limit.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        long descriptors = limit.getAsLong();
        long reserve = Math.min(descriptors / 2, RESERVE + descriptors / 16);
        long sessions = (descriptors - reserve) / descriptorsEach;
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, sessions));
    }
}
