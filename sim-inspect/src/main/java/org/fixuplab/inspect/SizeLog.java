package org.fixuplab.inspect;

/** A marker: a message longer than the SIZE of its MAIL is reported. */
final class SizeLog implements Behaviour {

    static final String ID = "size-log";

    @Override
    public String id() {
        return ID;
    }
}
