package io.edgesweep.page;

import io.edgesweep.process.Sleeper;
import io.edgesweep.settings.OriginKeys;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests to a server, within a pace and a budget. A server that asks to be left alone is, as long as it asks for. For several
 * threads.
 */
public final class PacedRequests {

    /** How often a server is asked for one page that asks to be left alone. */
    private static final int TRIES = 3;

    /** After so many questions one after the other that nobody answered, nobody is asked any more. */
    private static final int MISSES = 10;

    private final Pace pace;
    private final OriginKeys.Budget budget;
    private final Duration longestWait;
    private final BooleanSupplier over;
    private final Spent spent;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger misses = new AtomicInteger();
    private volatile @Nullable Reason closed;

    /**
     * What is said where the budget is used up.
     *
     * @param requests that there are no requests left
     * @param bytes    that there are no bytes left
     */
    public record Spent(Reason requests, Reason bytes) {}

    /** The budget is used up, or the server wants to be left alone, or is gone. */
    public static final class NotAskedException extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** Asks once. */
    @FunctionalInterface
    public interface Question {

        /**
         * Asks.
         *
         * @param sent is told of the bytes of a body, as they come and whatever becomes of them
         */
        PageAnswer ask(LongConsumer sent) throws IOException;
    }

    /**
     * Requests that begin now.
     *
     * @param longestWait the longest pause that is made because the server asks for it
     * @param over        tells when nothing more is to be asked
     * @param nanos       a clock that only goes forward, as {@link System#nanoTime}
     */
    public PacedRequests(
            int perSecond,
            OriginKeys.Budget budget,
            Duration longestWait,
            BooleanSupplier over,
            Spent spent,
            Sleeper sleeper,
            LongSupplier nanos) {
        this.pace = new Pace(perSecond, sleeper, nanos);
        this.budget = budget;
        this.longestWait = longestWait;
        this.over = over;
        this.spent = spent;
    }

    /**
     * Asks, and again if the server is busy.
     *
     * @throws NotAskedException when it must not be asked
     * @throws IOException       when there is no answer
     */
    public PageAnswer ask(Question question) throws IOException, InterruptedException, NotAskedException {
        for (int attempt = 1; ; attempt++) {
            take();
            pace.await();
            if (over.getAsBoolean()) {
                throw new NotAskedException();
            }
            PageAnswer answer = answer(question);
            if (!answer.isBusy() || attempt == TRIES) {
                return answer;
            }
            Duration pause = answer.retryAfter().orElse(Duration.ofSeconds(1L << (attempt - 1)));
            if (pause.compareTo(longestWait) > 0) {
                closed = Reason.of("spent.pause", answer.status(), pause.toSeconds());
                throw new NotAskedException();
            }
            pace.hold(pause);
        }
    }

    private PageAnswer answer(Question question) throws IOException {
        try {
            PageAnswer answer = question.ask(bytes::addAndGet);
            misses.set(0);
            return answer;
        } catch (BodyDigest.TooLargeException e) {
            misses.set(0);
            throw e;
        } catch (IOException e) {
            if (misses.incrementAndGet() >= MISSES) {
                closed = Reason.of("spent.silent", MISSES, PageClient.why(e));
            }
            throw e;
        }
    }

    private void take() throws NotAskedException {
        if (closed == null && bytes.get() >= budget.bytes()) {
            closed = spent.bytes();
        }
        if (isClosed()) {
            throw new NotAskedException();
        }
        if (requests.getAndIncrement() >= budget.requests()) {
            requests.decrementAndGet();
            closed = spent.requests();
            throw new NotAskedException();
        }
    }

    /** Whether nothing more is asked. */
    public boolean isClosed() {
        return closed != null || over.getAsBoolean();
    }

    /** Why nothing more is asked; null while more is, and when time is all that is up. */
    public @Nullable Reason closed() {
        return closed;
    }

    /** How often it was asked. */
    public int requests() {
        return requests.get();
    }

    /** The bytes of all answers, as they were sent. */
    public long bytes() {
        return bytes.get();
    }
}
