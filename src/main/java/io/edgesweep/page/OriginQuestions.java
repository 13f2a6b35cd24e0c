package io.edgesweep.page;

import io.edgesweep.process.Sleeper;
import io.edgesweep.settings.OriginKeys;
import io.edgesweep.targets.ChangeSign;
import io.edgesweep.targets.Seen;
import io.edgesweep.targets.Seen.Gap;
import io.edgesweep.text.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the origin of one site about its pages, within the pace and the budget of the site, and makes of each answer what can be
 * compared with that of another night. For several threads.
 */
public final class OriginQuestions implements Closeable {

    /** So many pages are asked for a second time, to notice an origin that tells the same version by several ETags. */
    private static final int SAMPLE = 20;

    /** When so many of them have two, the ETag is not looked at any more. */
    private static final int UNSTEADY = 3;

    /** Why nothing more is asked, once its requests are used up. */
    public static final Reason SPENT = Reason.of("spent.origin-requests");

    private final PageClient client;
    private final PacedRequests requests;
    private final InstantSource clock;
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger sampled = new AtomicInteger();
    private final AtomicInteger unsteady = new AtomicInteger();
    private final AtomicLong weak = new AtomicLong();
    private volatile boolean refusesHead;
    private volatile @Nullable Reason lastFailure;

    /**
     * Questions to the origin of a site.
     *
     * @param budget      what is left of the night's
     * @param longestWait the longest pause that is made because the server asks for it
     * @param over        tells when nothing more is to be asked
     * @param nanos       a clock that only goes forward, as {@link System#nanoTime}
     */
    public OriginQuestions(
            PageClient client,
            OriginKeys keys,
            OriginKeys.Budget budget,
            Duration longestWait,
            BooleanSupplier over,
            Sleeper sleeper,
            InstantSource clock,
            LongSupplier nanos) {
        this.client = client;
        this.clock = clock;
        this.requests = new PacedRequests(
                keys.pace().perSecond(),
                budget,
                longestWait,
                over,
                new PacedRequests.Spent(SPENT, Reason.of("spent.origin-bytes")),
                sleeper,
                nanos);
    }

    /**
     * Asks about a page.
     *
     * @param signs what is asked for, in order; an answer to one makes the next superfluous
     * @param known what was answered before; null when nothing was
     */
    public Seen ask(String url, List<ChangeSign> signs, @Nullable Seen known) throws InterruptedException {
        if (!client.canAsk(url)) {
            return Seen.nothing(clock.instant(), Gap.NOT_ASKED);
        }
        Seen seen = Seen.nothing(clock.instant(), Gap.BUDGET);
        try {
            for (ChangeSign sign : signs) {
                seen = sign == ChangeSign.ETAG ? byEtag(url, known) : byContent(url, seen);
                boolean isKnown = known == null || known.of(sign) != 0 || !known.isSome();
                if (seen.of(sign) != 0 && isKnown) {
                    break;
                }
            }
            answers.incrementAndGet();
            return seen;
        } catch (PacedRequests.NotAskedException e) {
            return Seen.nothing(clock.instant(), Gap.BUDGET);
        } catch (BodyDigest.TooLargeException e) {
            answers.incrementAndGet();
            return Seen.nothing(clock.instant(), Gap.TOO_LARGE);
        } catch (IOException e) {
            lastFailure = PageClient.why(e);
            return Seen.nothing(clock.instant(), Gap.NO_ANSWER);
        }
    }

    private Seen byEtag(String url, @Nullable Seen known)
            throws IOException, InterruptedException, PacedRequests.NotAskedException {
        if (unsteady.get() >= UNSTEADY) {
            return Seen.nothing(clock.instant(), Gap.UNSTEADY);
        }
        PageAnswer answer = tagOf(url);
        long etag = etag(answer);
        if (etag == 0) {
            return Seen.nothing(clock.instant(), answer.isOfThePage() ? Gap.NO_TAG : Gap.STATUS);
        }
        boolean changed = known == null || known.etag() != etag;
        if (changed && sampled.getAndIncrement() < SAMPLE && etag(tagOf(url)) != etag) {
            unsteady.incrementAndGet();
            return Seen.nothing(clock.instant(), Gap.UNSTEADY);
        }
        if (!changed && answer.header("etag").startsWith("W/")) {
            weak.incrementAndGet();
        }
        return new Seen(clock.instant(), etag, 0);
    }

    /** A server that refuses HEAD once, or answers it as an error, is asked by GET. */
    private PageAnswer tagOf(String url) throws IOException, InterruptedException, PacedRequests.NotAskedException {
        if (!refusesHead) {
            PageAnswer answer = requests.ask(sent -> client.head(url));
            if (answer.status() < 400) {
                return answer;
            }
            refusesHead = answer.status() == 405 || answer.status() == 501;
        }
        return requests.ask(sent -> client.getPlain(url, sent));
    }

    private static long etag(PageAnswer answer) {
        if (!answer.isOfThePage()) {
            return 0;
        }
        if (answer.status() != 200) {
            return BodyDigest.of(answer.status() + " " + answer.header("location"));
        }
        Optional<String> tag = Versions.tag(answer);
        if (tag.isPresent()) {
            return BodyDigest.of("etag " + tag.get());
        }
        boolean isDated = !answer.header("last-modified").isEmpty() && answer.length() >= 0;
        return isDated ? BodyDigest.of("dated " + answer.header("last-modified") + " " + answer.length()) : 0;
    }

    private Seen byContent(String url, Seen before)
            throws IOException, InterruptedException, PacedRequests.NotAskedException {
        PageAnswer answer = requests.ask(sent -> client.get(url, sent));
        if (!answer.isOfThePage()) {
            return Seen.nothing(clock.instant(), Gap.STATUS);
        }
        return new Seen(clock.instant(), before.etag(), answer.digest());
    }

    /** Whether nothing more is asked in this run. */
    public boolean isClosed() {
        return requests.isClosed();
    }

    /** Why nothing more was asked; null when everything was. */
    public @Nullable Reason closed() {
        return requests.closed();
    }

    /** How often it was asked. */
    public int requests() {
        return requests.requests();
    }

    /** The bytes of all its answers, as they were sent. */
    public long bytes() {
        return requests.bytes();
    }

    /** Whether it was asked, and never answered. */
    public boolean isSilent() {
        return lastFailure != null && answers.get() == 0;
    }

    /** How many pages count as unchanged by a weak ETag, which may hide a small change. */
    public long weak() {
        return weak.get();
    }

    /** Whether its ETags were found to be of no use. */
    public boolean isUnsteady() {
        return unsteady.get() >= UNSTEADY;
    }

    /** What went wrong with the last question that nobody answered; null when all were answered. */
    public @Nullable Reason lastFailure() {
        return lastFailure;
    }

    @Override
    public void close() {
        client.close();
    }
}
