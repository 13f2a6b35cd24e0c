package io.edgesweep.settings;

import io.edgesweep.settings.FetchSettings.Sizes;
import io.edgesweep.settings.FetchSettings.Times;
import io.edgesweep.settings.FetchSettings.Tries;
import java.time.Duration;
import java.util.Map;

/** Ways to fetch, for tests: what is given, but for one thing. */
public final class Fetches {

    private Fetches() {}

    public static FetchSettings withTimeout(FetchSettings fetch, Duration timeout) {
        Times times = fetch.times();
        return with(fetch, new Times(timeout, times.connect(), times.total()), fetch.tries(), fetch.sizes());
    }

    public static FetchSettings withTotalTime(FetchSettings fetch, Duration total) {
        Times times = fetch.times();
        return with(fetch, new Times(times.document(), times.connect(), total), fetch.tries(), fetch.sizes());
    }

    public static FetchSettings withTries(FetchSettings fetch, int most, Duration backoff) {
        return with(fetch, fetch.times(), new Tries(most, backoff, fetch.tries().longestWait()), fetch.sizes());
    }

    public static FetchSettings withBytes(FetchSettings fetch, int bytes, long totalBytes) {
        Sizes sizes = new Sizes(bytes, totalBytes, 1 << 20, 1000, 50_000, 50_000, 3, 5);
        return with(fetch, fetch.times(), fetch.tries(), sizes);
    }

    public static FetchSettings withHeaders(FetchSettings fetch, Map<String, String> headers) {
        return new FetchSettings(
                fetch.times(), fetch.tries(), fetch.sizes(), fetch.parallel(), headers, fetch.allowPrivate());
    }

    public static FetchSettings withParallel(FetchSettings fetch, int parallel) {
        return new FetchSettings(
                fetch.times(), fetch.tries(), fetch.sizes(), parallel, fetch.headers(), fetch.allowPrivate());
    }

    /** So many documents, so many URLs of each, and each so large. */
    public static Sizes sizes(int documents, int urls, int unzipped) {
        return new Sizes(1 << 20, 1 << 30, unzipped, 1000, urls, documents, 3, 5);
    }

    private static FetchSettings with(FetchSettings fetch, Times times, Tries tries, Sizes sizes) {
        return new FetchSettings(times, tries, sizes, fetch.parallel(), fetch.headers(), fetch.allowPrivate());
    }
}
