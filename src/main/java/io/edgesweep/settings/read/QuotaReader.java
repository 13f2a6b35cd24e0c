package io.edgesweep.settings.read;

import io.edgesweep.provider.Product;
import io.edgesweep.quota.Quota;
import io.edgesweep.targets.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads a site's {@code quota}: figures for the kinds of which the provider tells none. */
final class QuotaReader {

    private static final int MOST_BATCH = 100_000;

    /** Above what the vendor raises a daily quota to on request. */
    private static final int MOST_DAILY = 100_000_000;

    private final KeyReader keys;

    QuotaReader(KeyReader keys) {
        this.keys = keys;
    }

    /** Asks for the kinds that the product takes, so that any other is refused as unknown. */
    Map<Kind, Quota> read(String key, Product product) {
        Map<Kind, Quota> quotas = new EnumMap<>(Kind.class);
        for (Kind kind : product.capabilities().kinds()) {
            quota(key + "." + kind.word(), kind).ifPresent(quota -> quotas.put(kind, quota));
        }
        return quotas;
    }

    private Optional<Quota> quota(String key, Kind kind) {
        Optional<Integer> batch = figure(key + ".batch", 1, MOST_BATCH);
        Optional<Integer> daily = figure(key + ".daily", 0, MOST_DAILY);
        if (keys.text(key).isPresent()) {
            keys.wrong(key, "must have batch and daily, as in {batch: 1000, daily: 10000}");
        } else if (keys.hasChildren(key)) {
            requireBoth(key);
        }
        return batch.isEmpty() || daily.isEmpty()
                ? Optional.empty()
                : Optional.of(new Quota(kind, batch.get(), daily.get(), daily.get()));
    }

    private Optional<Integer> figure(String key, int from, int to) {
        return keys.value(key, ValueParser.number(from, to), "a number from " + from + " to " + to);
    }

    private void requireBoth(String key) {
        if (keys.text(key + ".batch").isEmpty()) {
            keys.missing(key + ".batch", "how many targets one call may carry");
        }
        if (keys.text(key + ".daily").isEmpty()) {
            keys.missing(key + ".daily", "how many targets one quota day allows");
        }
    }
}
