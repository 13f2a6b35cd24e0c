package io.edgesweep.sandbox.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The accepted calls of one product, newest first. A query sees a call once the listing lag is over, and until it is
 * forgotten.
 *
 * @param <C> an accepted call
 * @param <R> what a query shows of one of its targets
 */
public final class TaskLog<C extends AcceptedCall<R>, R> {

    private final InstantSource clock;
    private final Duration retention;
    private final Deque<C> newestFirst = new ArrayDeque<>();
    private volatile Duration listingLag;

    public TaskLog(InstantSource clock, Timing timing) {
        this.clock = clock;
        this.retention = timing.retention();
        this.listingLag = timing.listingLag();
    }

    public synchronized void add(C call) {
        newestFirst.addFirst(call);
    }

    public void listingLag(Duration lag) {
        listingLag = lag;
    }

    /** Every row of the calls chosen as of now, whether a query would see it or not. */
    public List<R> rows(Predicate<C> calls) {
        Instant now = clock.instant();
        return snapshot().stream().filter(calls).flatMap(call -> call.rows(now)).toList();
    }

    /** What a query finds: one page of rows, newest first, and the number of all. */
    public RowPage<R> find(RowQuery<C, R> query) {
        Instant now = clock.instant();
        RowPage<R> page = new RowPage<>(query.paging());
        snapshot().stream()
                .filter(call ->
                        isListed(call.course().created(), now) && query.calls().test(call))
                .flatMap(call -> call.rows(now))
                .filter(query.rows())
                .forEachOrdered(page::add);
        return page;
    }

    private boolean isListed(Instant created, Instant now) {
        return !now.isBefore(created.plus(listingLag)) && !now.isAfter(created.plus(retention));
    }

    private synchronized Collection<C> snapshot() {
        return List.copyOf(newestFirst);
    }
}
