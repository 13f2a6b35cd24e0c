package io.edgesweep.page;

import io.edgesweep.process.Sleeper;
import io.edgesweep.settings.OriginKeys;
import io.edgesweep.targets.ChangeSign;
import io.edgesweep.targets.Seen;
import io.edgesweep.targets.Seen.Gap;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** After so many questions one after the other that nobody answered, nobody is asked any more. */
    private static final int MISSES = 10;

    /** How often a server is asked for one page that asks to be left alone. */
    private static final int TRIES = 3;

    /** Weak or not, and zipped or not, it is the same version (RFC 9110, section 8.8.3; the endings that servers add). */
    private static final Pattern ETAG = Pattern.compile("(?<weak>W/)?\"?(?<tag>.*?)([-;]+(gzip|br|zstd|df))?\"?");

    private final PageClient client;
    private final OriginKeys keys;
    private final Duration longestWait;
    private final Pace pace;
    private final InstantSource clock;
    private final BooleanSupplier over;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger misses = new AtomicInteger();
    private final AtomicInteger sampled = new AtomicInteger();
    private final AtomicInteger unsteady = new AtomicInteger();
    private final AtomicLong weak = new AtomicLong();
    private volatile boolean refusesHead;
    private volatile @Nullable String closed;
    private volatile @Nullable String lastFailure;

    /**
     * Questions to the origin of a site.
     *
     * @param longestWait the longest pause that is made because the server asks for it
     * @param over        tells when nothing more is to be asked
     * @param nanos       a clock that only goes forward, as {@link System#nanoTime}
     */
    public OriginQuestions(
            PageClient client,
            OriginKeys keys,
            Duration longestWait,
            BooleanSupplier over,
            Sleeper sleeper,
            InstantSource clock,
            LongSupplier nanos) {
        this.client = client;
        this.keys = keys;
        this.longestWait = longestWait;
        this.over = over;
        this.clock = clock;
        this.pace = new Pace(keys.pace().perSecond(), sleeper, nanos);
    }

    /** The budget is used up, or the server wants to be left alone, or is gone. */
    private static final class NotAskedException extends Exception {

        private static final long serialVersionUID = 1L;
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
            misses.set(0);
            answers.incrementAndGet();
            return seen;
        } catch (NotAskedException e) {
            return Seen.nothing(clock.instant(), Gap.BUDGET);
        } catch (BodyDigest.TooLargeException e) {
            return Seen.nothing(clock.instant(), Gap.TOO_LARGE);
        } catch (IOException e) {
            String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            lastFailure = words.replaceFirst("^is not fetched: ", "it is not asked, for ");
            if (misses.incrementAndGet() >= MISSES) {
                closed = "it did not answer " + MISSES + " times in a row (" + lastFailure + ")";
            }
            return Seen.nothing(clock.instant(), Gap.NO_ANSWER);
        }
    }

    private Seen byEtag(String url, @Nullable Seen known) throws IOException, InterruptedException, NotAskedException {
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
    private PageAnswer tagOf(String url) throws IOException, InterruptedException, NotAskedException {
        if (!refusesHead) {
            PageAnswer answer = patiently(() -> client.head(url));
            if (answer.status() < 400) {
                return answer;
            }
            refusesHead = answer.status() == 405 || answer.status() == 501;
        }
        return patiently(() -> client.getPlain(url));
    }

    private static long etag(PageAnswer answer) {
        if (!answer.isOfThePage()) {
            return 0;
        }
        if (answer.status() != 200) {
            return BodyDigest.of(answer.status() + " " + answer.header("location"));
        }
        Matcher tag = ETAG.matcher(answer.header("etag"));
        if (!answer.header("etag").isEmpty() && tag.matches()) {
            return BodyDigest.of("etag " + tag.group("tag"));
        }
        boolean isDated = !answer.header("last-modified").isEmpty() && answer.length() >= 0;
        return isDated ? BodyDigest.of("dated " + answer.header("last-modified") + " " + answer.length()) : 0;
    }

    private Seen byContent(String url, Seen before) throws IOException, InterruptedException, NotAskedException {
        PageAnswer answer = patiently(() -> client.get(url));
        if (!answer.isOfThePage()) {
            return Seen.nothing(clock.instant(), Gap.STATUS);
        }
        return new Seen(clock.instant(), before.etag(), answer.digest());
    }

    private interface Question {
        PageAnswer ask() throws IOException;
    }

    private PageAnswer patiently(Question question) throws IOException, InterruptedException, NotAskedException {
        for (int attempt = 1; ; attempt++) {
            take();
            pace.await();
            if (over.getAsBoolean()) {
                throw new NotAskedException();
            }
            PageAnswer answer = question.ask();
            bytes.addAndGet(answer.sent());
            if (!answer.isBusy() || attempt == TRIES) {
                return answer;
            }
            Duration pause = answer.retryAfter().orElse(Duration.ofSeconds(1L << (attempt - 1)));
            if (pause.compareTo(longestWait) > 0) {
                closed = "it answered " + answer.status() + " and asks for a pause of " + pause.toSeconds()
                        + " s, which is longer than fetch.longest-wait";
                throw new NotAskedException();
            }
            pace.hold(pause);
        }
    }

    private void take() throws NotAskedException {
        if (closed == null && bytes.get() >= keys.budget().bytes()) {
            closed = "its bytes for one run (origin.bytes) are used up";
        }
        if (closed != null || over.getAsBoolean()) {
            throw new NotAskedException();
        }
        if (requests.getAndIncrement() >= keys.budget().requests()) {
            requests.decrementAndGet();
            closed = "its requests for one run (origin.requests) are used up";
            throw new NotAskedException();
        }
    }

    /** Whether nothing more is asked in this run. */
    public boolean isClosed() {
        return closed != null || over.getAsBoolean();
    }

    /** Why nothing more was asked; null when everything was. */
    public @Nullable String closed() {
        return closed;
    }

    /** How often it was asked. */
    public int requests() {
        return requests.get();
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
    public @Nullable String lastFailure() {
        return lastFailure;
    }

    @Override
    public void close() {
        client.close();
    }
}
