package org.fixuplab.lab.journal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.fixuplab.mta.Mailbox;
import org.fixuplab.mta.StoredMessage;

/** What a lab's test MTA accepted, and the sessions it came through. Safe for any thread. */
public final class Messages {

    private static final int KEPT = 20_000;

    private final Supplier<Optional<Mailbox>> mailbox;
    private final List<Wait<LabMessage, LabMessage>> waits = new CopyOnWriteArrayList<>();

    /** Sessions by message. */
    private final Map<Long, Long> sessions = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > KEPT;
        }
    };

    /** @param mailbox empty in a lab without a test MTA, which has no messages */
    public Messages(Supplier<Optional<Mailbox>> mailbox) {
        this.mailbox = mailbox;
    }

    /** A message that is not yet in the mailbox comes through this session. */
    public void link(long message, long session) {
        synchronized (sessions) {
            sessions.put(message, session);
        }
    }

    /** A message is in the mailbox. */
    public void stored(StoredMessage message) {
        LabMessage stored = linked(message);
        waits.forEach(wait -> wait.judge(stored.id(), () -> stored, stored));
    }

    /** Those that are kept, oldest first. */
    public List<LabMessage> all() {
        return mailbox.get().map(Mailbox::messages).orElse(List.of()).stream()
                .map(this::linked)
                .toList();
    }

    /** Those that came through this session, oldest first. */
    public List<LabMessage> of(long session) {
        return all().stream()
                .filter(message -> message.session().equals(OptionalLong.of(session)))
                .toList();
    }

    /** The message of this id, unless it has left. */
    public Optional<LabMessage> get(long id) {
        return mailbox.get().flatMap(it -> it.message(id)).map(this::linked);
    }

    private LabMessage linked(StoredMessage message) {
        synchronized (sessions) {
            Long session = sessions.get(message.id());
            return new LabMessage(message, session == null ? OptionalLong.empty() : OptionalLong.of(session));
        }
    }

    /**
     * Forgets one message.
     *
     * @return whether it was there
     */
    public boolean delete(long id) {
        boolean deleted = mailbox.get().filter(it -> it.delete(id)).isPresent();
        waits.forEach(wait -> wait.forget(id));
        return deleted;
    }

    /** Forgets all. */
    public void clear() {
        mailbox.get().ifPresent(Mailbox::clear);
        waits.forEach(Wait::forgetAll);
    }

    /**
     * Waits until so many messages meet the match: those that are there, and those that come.
     *
     * @return fewer if the time ran out, or the thread was interrupted, which stays flagged
     */
    public Awaited<LabMessage> await(MessageMatch match, int count, Duration patience) {
        Wait<LabMessage, LabMessage> wait = new Wait<>(match.conditions(), count);
        waits.add(wait);
        try {
            all().forEach(message -> wait.judge(message.id(), () -> message, message));
            List<LabMessage> found = wait.await(patience);
            return new Awaited<>(found, found.size() >= count, () -> nearest(match));
        } finally {
            waits.remove(wait);
        }
    }

    private Optional<Nearest> nearest(MessageMatch match) {
        return Nearest.of(all().stream()
                .filter(message -> !match.matches(message))
                .map(message -> match.conditions().nearness(message.id(), message)));
    }
}
