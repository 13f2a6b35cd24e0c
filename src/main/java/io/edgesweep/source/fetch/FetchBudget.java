package io.edgesweep.source.fetch;

import io.edgesweep.source.stream.BudgetSpentException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What is left of the time and the bytes that the documents of one source may take together. */
final class FetchBudget {

    private final FetchLimits limits;
    private final long end;
    private final AtomicLong bytesLeft;

    /** The time begins now. */
    FetchBudget(FetchLimits limits) {
        this.limits = limits;
        this.end = System.nanoTime() + limits.totalTime().toNanos();
        this.bytesLeft = new AtomicLong(limits.totalBytes());
    }

    /** When something that is begun now must end, on the clock of {@link System#nanoTime()}. */
    long deadline(Duration longest) throws BudgetSpentException {
        long now = System.nanoTime();
        if (now - end >= 0) {
            throw new BudgetSpentException("is not fetched: the documents of this source have taken longer than "
                    + limits.totalTime().toSeconds() + " s (fetch.total-time)");
        }
        return now + Math.min(longest.toNanos(), end - now);
    }

    /** How many bytes one document may have; at least one. */
    int requireBytes() throws BudgetSpentException {
        long left = bytesLeft.get();
        if (left <= 0) {
            throw new BudgetSpentException("is not fetched: the documents of this source have more than "
                    + limits.totalBytes() + " bytes (fetch.total-bytes)");
        }
        return (int) Math.min(left, limits.bytes());
    }

    void took(long bytes) {
        bytesLeft.addAndGet(-bytes);
    }
}
