package io.edgesweep.verification;

import io.edgesweep.settings.ServerAddress;
import io.edgesweep.settings.VerifyKeys.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants looked at.
 *
 * @param urls       pages; none where a run is meant
 * @param run        a run; null where pages are meant
 * @param sample     how many of the run's pages, if that is said
 * @param resolve    further nodes
 * @param secondLook when a page is looked at again that seems to be stale, if that is said
 */
public record VerifyRequest(
        List<String> urls,
        @Nullable OfRun run,
        Optional<Sample> sample,
        List<ServerAddress> resolve,
        Optional<Duration> secondLook) {

    public VerifyRequest {
        urls = List.copyOf(urls);
        resolve = List.copyOf(resolve);
    }

    /**
     * A run whose confirmed pages are meant.
     *
     * @param id       its id
     * @param job      the name of its job, whose file says how to look
     * @param targets  its {@code targets.csv}
     * @param patience how long is waited for the ledger, which takes note of what was found
     */
    public record OfRun(String id, String job, Path targets, Duration patience) {}
}
