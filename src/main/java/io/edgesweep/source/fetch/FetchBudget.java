package io.edgesweep.source.fetch;

import io.edgesweep.settings.FetchSettings.Sizes;
import io.edgesweep.source.stream.BudgetSpentException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What is left of the time and the bytes that the documents of one source may take together. */
final class FetchBudget {

    private final Duration time;
    private final Sizes sizes;
    private final long end;
    private final AtomicLong bytesLeft;

    /** The time begins now. */
    FetchBudget(Duration time, Sizes sizes) {
        this.time = time;
        this.sizes = sizes;
        this.end = System.nanoTime() + time.toNanos();
        this.bytesLeft = new AtomicLong(sizes.totalBytes());
    }

    /** When something that is begun now must end, on the clock of {@link System#nanoTime()}. */
    long deadline(Duration longest) throws BudgetSpentException {
        long now = System.nanoTime();
        if (now - end >= 0) {
            throw new BudgetSpentException("source.total-time", time.toSeconds());
        }
        return now + Math.min(longest.toNanos(), end - now);
    }

    /** How many bytes one document may have; at least one. */
    int requireBytes() throws BudgetSpentException {
        long left = bytesLeft.get();
        if (left <= 0) {
            throw new BudgetSpentException("source.total-bytes", sizes.totalBytes());
        }
        return (int) Math.min(left, sizes.bytes());
    }

    void took(long bytes) {
        bytesLeft.addAndGet(-bytes);
    }
}
