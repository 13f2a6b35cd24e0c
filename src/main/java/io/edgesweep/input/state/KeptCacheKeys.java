package io.edgesweep.input.state;

import io.edgesweep.file.WholeFile;
import io.edgesweep.targets.CacheKey;
import io.edgesweep.targets.CacheKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * By which cache key a job's targets of each site were last known: a small file for each site that ever had one. Without a file,
 * each URL was an object of its own; so one that is lost or damaged costs a purge of what was known by no key, and nothing else.
 */
public final class KeptCacheKeys {

    private KeptCacheKeys() {}

    /** The keys by which the job's targets are known. */
    public static CacheKeys of(String job, Collection<String> sites, Path folder) throws IOException {
        Map<String, CacheKey> keys = new HashMap<>();
        for (String site : sites) {
            Path file = file(job, site, folder);
            if (Files.exists(file)) {
                CacheKey.ofLine(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                        .ifPresent(key -> keys.put(site, key));
            }
        }
        return new CacheKeys(keys, Map.of());
    }

    /** The job's targets are known by these keys from now on. */
    public static void keep(String job, Collection<String> sites, CacheKeys keys, Path folder) throws IOException {
        for (String site : sites) {
            try (WholeFile whole = new WholeFile(file(job, site, folder))) {
                whole.out().write(keys.of(site).line().getBytes(StandardCharsets.UTF_8));
                whole.appear();
            }
        }
    }

    private static Path file(String job, String site, Path folder) {
        return folder.resolve(job + "." + site + ".cache-key");
    }
}
