package io.edgesweep.account.credentials;

import com.tencentcloudapi.common.Credential;
import io.edgesweep.process.DaemonThreads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The temporary key of the machine's role, as the vendor's class gets it, and fit for several lanes. The vendor's class
 * waits without end, gives null when it fails, and may renew between id and key; so it is asked on one thread, with a
 * limit, for all three parts at once, and what it gave does not change any more.
 */
final class InstanceRoleCredentials implements Supplier<Credential> {

    /** The vendor's class renews five minutes before the end, so what it gave is good for a little less than that. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(4);

    private static final Duration ASK_EVERY = Duration.ofMinutes(1);
    private static final Duration ASK_AGAIN_AFTER_FAILURE = Duration.ofSeconds(10);

    private final Credential vendor;
    private final Duration patience;
    private final InstantSource clock;
    private final ExecutorService asking;
    private @Nullable Credential last;
    private Instant goodUntil = Instant.MIN;
    private Instant nextAsking = Instant.MIN;
    private String failure = "it was not asked";

    /**
     * @param vendor   asks the instance metadata service, and renews
     * @param patience how long an answer may take
     */
    InstanceRoleCredentials(Credential vendor, Duration patience, InstantSource clock) {
        this.vendor = vendor;
        this.patience = patience;
        this.clock = clock;
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new DaemonThreads("instance-role"));
        one.allowCoreThreadTimeOut(true);
        this.asking = one;
    }

    /**
     * The key as it is now; the same object until it is renewed.
     *
     * @throws IllegalStateException when there is none, with the reason
     */
    @Override
    public synchronized Credential get() {
        Instant now = clock.instant();
        if (!now.isBefore(nextAsking)) {
            ask(now);
        }
        Credential key = last;
        if (key == null || !now.isBefore(goodUntil)) {
            throw new IllegalStateException("the role of this machine gives no key: " + failure);
        }
        return key;
    }

    private void ask(Instant now) {
        Future<Credential> answer = asking.submit(this::copy);
        nextAsking = now.plus(ASK_AGAIN_AFTER_FAILURE);
        try {
            Credential key = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            last = last != null && isSame(last, key) ? last : key;
            goodUntil = now.plus(GOOD_FOR);
            nextAsking = now.plus(ASK_EVERY);
        } catch (TimeoutException e) {
            answer.cancel(true);
            failure = "the instance metadata service did not answer within " + patience.toMillis() + " ms";
        } catch (ExecutionException e) {
            failure = "the instance metadata service did not answer as it does on a machine with a role";
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            failure = "interrupted";
        }
    }

    private Credential copy() {
        Credential key = oneByOne();
        // Renewed between its parts: now all of them are new.
        return key.getSecretId().equals(vendor.getSecretId()) ? key : oneByOne();
    }

    private Credential oneByOne() {
        return new Credential(
                Objects.requireNonNull(vendor.getSecretId()),
                Objects.requireNonNull(vendor.getSecretKey()),
                Objects.requireNonNull(vendor.getToken()));
    }

    private static boolean isSame(Credential one, Credential other) {
        return one.getSecretId().equals(other.getSecretId()) && one.getToken().equals(other.getToken());
    }
}
