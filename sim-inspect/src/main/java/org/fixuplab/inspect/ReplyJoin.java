package org.fixuplab.inspect;

/** A line to be masked that the server sends in pieces is held until it is whole, or too long. */
final class ReplyJoin implements JoinRule {

    static final String ID = "reply-join";

    private final int limit;

    ReplyJoin(Settings settings) {
        limit = settings.number("limit");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int limit() {
        return limit;
    }
}
