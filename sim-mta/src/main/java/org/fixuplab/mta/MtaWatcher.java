package org.fixuplab.mta;

import java.net.InetSocketAddress;

/** Told of what a test MTA does, on its thread: must not block, nor throw. */
public interface MtaWatcher {

    /** Nobody. */
    MtaWatcher NONE = new MtaWatcher() {};

    /** A message will be in the mailbox next. */
    default void storing(StoredMessage message) {}

    /** A message is in the mailbox; its client has not yet been told. */
    default void stored(StoredMessage message) {}

    /**
     * A fault strikes.
     *
     * @param session counts from 1 in each MTA
     * @param client the peer of the MTA's socket: behind a firewall, the firewall
     * @param stage in the words of docs/faults.md: {@code rcpt}
     * @param act in the same words: {@code reply}
     */
    default void faultPlayed(long session, InetSocketAddress client, String stage, String act) {}
}
