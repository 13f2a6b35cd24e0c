package io.edgesweep.verification;

import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.page.PacedRequests;
import io.edgesweep.page.PacedRequests.NotAskedException;
import io.edgesweep.process.RunLog;
import io.edgesweep.process.Sleeper;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.text.Reason;
import io.edgesweep.verification.SiteEdge.Answered;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at pages through the CDN, at some of them again later, and hands on what was found. At most a thousand pages wait for their
 * second look, so that memory does not grow with their number.
 */
public final class EdgeVerification implements Closeable {

    private static final int MOST_WAITING = 1000;

    /** The longest pause that is made because a node asks for it. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Duration STEP = Duration.ofMillis(200);

    private final VerifyKeys keys;
    private final Function<String, SiteSettings> sites;
    private final BooleanSupplier over;
    private final Sleeper sleeper;
    private final InstantSource clock;
    private final Sink sink;
    private final Map<String, SiteEdge> edges = new TreeMap<>();
    private final Queue<Seeming> waiting = new ArrayDeque<>();
    private final ExecutorService lookers;
    private final Semaphore room;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final AtomicLong notLooked = new AtomicLong();

    /** Takes what was found, page by page, never two at once. */
    @FunctionalInterface
    public interface Sink {
        void found(Page page, EdgeLook look);
    }

    /** A page that seems to be stale. */
    private record Seeming(Page page, List<Answered> first, Instant due) {}

    /**
     * Begins to look.
     *
     * @param sites the sites of pages, by name
     * @param over  tells when nothing more is to be asked
     */
    public EdgeVerification(
            VerifyKeys keys,
            Function<String, SiteSettings> sites,
            BooleanSupplier over,
            Sleeper sleeper,
            InstantSource clock,
            Sink sink) {
        this.keys = keys;
        this.sites = sites;
        this.over = over;
        this.sleeper = sleeper;
        this.clock = clock;
        this.sink = sink;
        this.lookers = Executors.newFixedThreadPool(keys.pace().atOnce(), task -> RunLog.daemon(task, "verify"));
        this.room = new Semaphore(keys.pace().atOnce());
    }

    private PacedRequests requests(int perSecond, Duration longestWait) {
        return new PacedRequests(
                perSecond,
                keys.budget(),
                longestWait,
                over,
                new PacedRequests.Spent(Reason.of("spent.verify-requests"), Reason.of("spent.verify-bytes")),
                sleeper,
                System::nanoTime);
    }

    private synchronized SiteEdge edge(String site) {
        return edges.computeIfAbsent(
                site,
                name -> new SiteEdge(
                        sites.apply(name),
                        keys,
                        requests(keys.pace().perSecond(), LONGEST_WAIT),
                        (its, origin) -> requests(
                                origin.pace().perSecond(), its.fetch().tries().longestWait()),
                        clock));
    }

    /** Has a page looked at. Waits while as many are being looked at as may be. */
    public void look(Page page) throws InterruptedException {
        againThoseThatAreDue();
        while (waitingNow() >= MOST_WAITING && !over.getAsBoolean()) {
            sleeper.sleep(STEP);
            againThoseThatAreDue();
        }
        if (edge(page.site()).isClosed()) {
            notLooked.incrementAndGet();
            return;
        }
        hand(() -> first(page));
    }

    /** Waits until all is found. */
    public void finish() throws InterruptedException {
        await();
        while (waitingNow() > 0) {
            againThoseThatAreDue();
            if (waitingNow() > 0) {
                sleeper.sleep(STEP);
            }
        }
        await();
    }

    private void await() throws InterruptedException {
        room.acquire(keys.pace().atOnce());
        room.release(keys.pace().atOnce());
        check();
    }

    private void check() {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private int waitingNow() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private @Nullable Seeming due() {
        synchronized (waiting) {
            Seeming oldest = waiting.peek();
            boolean isDue =
                    oldest != null && (over.getAsBoolean() || !clock.instant().isBefore(oldest.due()));
            return isDue ? waiting.poll() : null;
        }
    }

    private void againThoseThatAreDue() throws InterruptedException {
        for (Seeming next = due(); next != null; next = due()) {
            Seeming seeming = next;
            hand(() -> second(seeming));
        }
    }

    private interface Work {
        void play() throws InterruptedException;
    }

    private void hand(Work work) throws InterruptedException {
        check();
        room.acquire();
        lookers.execute(() -> {
            try {
                work.play();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release();
            }
        });
    }

    private void first(Page page) throws InterruptedException {
        try {
            List<Answered> answers = edge(page.site()).look(page);
            Optional<EdgeLook> found = Verdicts.first(page, answers);
            if (found.isPresent()) {
                found(page, found.get());
                return;
            }
            synchronized (waiting) {
                waiting.add(new Seeming(page, answers, clock.instant().plus(keys.secondLook())));
            }
        } catch (NotAskedException e) {
            notLooked.incrementAndGet();
        }
    }

    private void second(Seeming seeming) throws InterruptedException {
        Page page = seeming.page();
        try {
            found(page, Verdicts.second(page, seeming.first(), edge(page.site()).look(page)));
        } catch (NotAskedException e) {
            Reason closed = Objects.requireNonNullElse(edge(page.site()).closed(), Reason.of("finding.run-over"));
            found(page, Verdicts.without(page, seeming.first(), Reason.of("edge.no-second-look", closed)));
        }
    }

    private synchronized void found(Page page, EdgeLook look) {
        sink.found(page, look);
    }

    /** Why nothing more was asked, of the first site of which that is so; null when everything was, or the time was up. */
    public synchronized @Nullable Reason closed() {
        for (SiteEdge edge : edges.values()) {
            Reason closed = edge.closed();
            if (closed != null) {
                return closed;
            }
        }
        return null;
    }

    /** How many pages were not looked at for that. */
    public long notLooked() {
        return notLooked.get();
    }

    /** How often the CDN was asked. */
    public synchronized int requests() {
        return edges.values().stream().mapToInt(SiteEdge::requests).sum();
    }

    /** How often the origins were. */
    public synchronized int originRequests() {
        return edges.values().stream().mapToInt(SiteEdge::originRequests).sum();
    }

    @Override
    public void close() {
        lookers.shutdownNow();
        synchronized (this) {
            edges.values().forEach(SiteEdge::close);
        }
    }
}
