package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.util.TimeoutMode;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.fixuplab.lab.journal.Awaited;
import org.fixuplab.lab.journal.Nearest;

/**
 * Requests that wait for something to happen. None holds a thread: a tick on its event loop has a blocking thread look again after something
 * happened in the lab. Safe for any thread.
 */
final class Waits {

    private static final int MOST = 256;
    private static final long TICK_MS = 20;

    /** For the answer to go out after the wait's own time. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final LongSupplier lastEvent;
    private final Set<Wait<?>> waiting = ConcurrentHashMap.newKeySet();

    /** @param lastEvent the id of the lab's last event */
    Waits(LongSupplier lastEvent) {
        this.lastEvent = lastEvent;
    }

    /**
     * Answers when there is enough, or 408 when the time has run out.
     *
     * @param look what there is by now
     */
    <T> HttpResponse until(Call call, Duration limit, Supplier<Awaited<T>> look, Function<T, Map<String, Object>> row) {
        if (waiting.size() >= MOST) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY, new Flaw("", MOST + " requests wait already", "let some of them end first"));
        }
        call.context().setRequestTimeout(TimeoutMode.SET_FROM_NOW, limit.plus(GRACE));
        CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
        HttpResponse response = HttpResponse.of(answer);
        Wait<T> wait = new Wait<>(call.context(), answer, System.nanoTime() + limit.toNanos(), look, row);
        waiting.add(wait);
        answer.whenComplete((done, failed) -> waiting.remove(wait));
        // Also when the client goes away.
        response.whenComplete().whenComplete((done, failed) -> answer.cancel(false));
        wait.look();
        return response;
    }

    /** Whoever still waits is told that the lab stops; done when each has been, or is gone. */
    CompletableFuture<?> end() {
        List<Wait<?>> last = List.copyOf(waiting);
        CompletableFuture<?>[] told =
                last.stream().map(wait -> wait.context.log().whenComplete()).toArray(CompletableFuture<?>[]::new);
        last.forEach(wait -> wait.answer.completeExceptionally(
                new ProblemException(ErrorCode.UNAVAILABLE, ErrorCode.UNAVAILABLE.meaning())));
        return CompletableFuture.allOf(told);
    }

    int waiting() {
        return waiting.size();
    }

    /** One of them. Its steps follow each other, on one thread or another. */
    private final class Wait<T> {

        private final ServiceRequestContext context;
        private final CompletableFuture<HttpResponse> answer;
        private final long deadline;
        private final Supplier<Awaited<T>> look;
        private final Function<T, Map<String, Object>> row;

        /** The last event before the last look, and before the one before that: what an event is about may be seen a moment later. */
        private long seen;

        private long seenBefore = -1;

        Wait(
                ServiceRequestContext context,
                CompletableFuture<HttpResponse> answer,
                long deadline,
                Supplier<Awaited<T>> look,
                Function<T, Map<String, Object>> row) {
            this.context = context;
            this.answer = answer;
            this.deadline = deadline;
            this.look = look;
            this.row = row;
        }

        /** On a thread that may block. */
        void look() {
            try {
                seenBefore = seen;
                seen = lastEvent.getAsLong();
                boolean last = System.nanoTime() >= deadline;
                Awaited<T> awaited = look.get();
                if (awaited.enough()) {
                    answer.complete(
                            Answers.page(awaited.found().stream().map(row).toList(), null));
                } else if (last) {
                    answer.completeExceptionally(timeout(awaited));
                } else {
                    context.eventLoop().schedule(this::tick, nextTick(), TimeUnit.MILLISECONDS);
                }
            } catch (RuntimeException | Error failed) {
                answer.completeExceptionally(failed);
            }
        }

        private void tick() {
            boolean news = lastEvent.getAsLong() != seenBefore;
            if (answer.isDone()) {
                return;
            }
            if (news || System.nanoTime() >= deadline) {
                context.blockingTaskExecutor().execute(this::look);
            } else {
                context.eventLoop().schedule(this::tick, nextTick(), TimeUnit.MILLISECONDS);
            }
        }

        private long nextTick() {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()) + 1;
            return Math.max(1, Math.min(TICK_MS, left));
        }
    }

    private static ProblemException timeout(Awaited<?> awaited) {
        int found = awaited.found().size();
        return new ProblemException(ErrorCode.TIMEOUT, "the time ran out: " + found + " met the match")
                .with("nearest", awaited.nearest().map(Waits::row).orElse(null));
    }

    private static Map<String, Object> row(Nearest nearest) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", nearest.id());
        row.put("met", nearest.met());
        row.put("of", nearest.of());
        row.put("missing", nearest.missing());
        return row;
    }
}
