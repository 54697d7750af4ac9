package org.fixuplab.mta;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What the MTA accepted, bounded by count and octets: the oldest leaves first and is counted. Safe for any thread. */
public final class Mailbox {

    private final MailboxBounds bounds;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<StoredMessage> messages = new ArrayDeque<>();
    private long octets;
    private long accepted;
    private long dropped;

    Mailbox(MailboxBounds bounds) {
        this.bounds = bounds;
    }

    /** How many messages it holds now. */
    public int count() {
        return locked(messages::size);
    }

    /** The messages it holds now, oldest first; a copy. */
    public List<StoredMessage> messages() {
        return locked(() -> List.copyOf(messages));
    }

    /** The message of this id, unless it has left. */
    public Optional<StoredMessage> message(long id) {
        return locked(
                () -> messages.stream().filter(message -> message.id() == id).findFirst());
    }

    /**
     * Forgets one message; the counters stay.
     *
     * @return whether it was there
     */
    public boolean delete(long id) {
        return locked(() -> {
            Optional<StoredMessage> found = message(id);
            found.ifPresent(message -> {
                messages.remove(message);
                octets -= message.octets().length;
            });
            return found.isPresent();
        });
    }

    /** How many messages ever arrived. */
    public long accepted() {
        return locked(() -> accepted);
    }

    /** How many messages left because a bound was reached; {@link #clear} does not count. */
    public long dropped() {
        return locked(() -> dropped);
    }

    /** Forgets the messages; the counters stay. */
    public void clear() {
        locked(() -> {
            messages.clear();
            octets = 0;
            return octets;
        });
    }

    /**
     * Waits until it holds so many messages.
     *
     * @return the messages it holds then; fewer than asked for if the time ran out or the thread was interrupted, which stays flagged
     */
    public List<StoredMessage> await(int count, Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (messages.size() < count && left > 0) {
                left = arrived.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return messages();
    }

    void add(StoredMessage message) {
        locked(() -> {
            messages.addLast(message);
            octets += message.octets().length;
            accepted++;
            while (messages.size() > bounds.messages() || octets > bounds.octets()) {
                octets -= messages.removeFirst().octets().length;
                dropped++;
            }
            arrived.signalAll();
            return accepted;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
