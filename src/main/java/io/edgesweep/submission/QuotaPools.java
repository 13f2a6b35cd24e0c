package io.edgesweep.submission;

import io.edgesweep.quota.QuotaPool;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What all runs of this process draw on: what one takes of a pool is not there for the others. The figures of a pool are asked for
 * by one run at a time, since what is answered meanwhile is kept account of for one reading alone.
 */
public final class QuotaPools {

    private final Map<String, Entry> pools = new ConcurrentHashMap<>();
    private final QuotaReadings readings;

    private record Entry(QuotaPool pool, ReentrantLock reading) {}

    /** @param every how often figures are read again while there are calls that draw on them */
    public QuotaPools(Duration every) {
        this.readings = new QuotaReadings(every);
    }

    QuotaPool of(String name) {
        return entry(name).pool();
    }

    /** Held by whoever reads the pool's figures. */
    ReentrantLock reading(String name) {
        return entry(name).reading();
    }

    QuotaReadings readings() {
        return readings;
    }

    private Entry entry(String name) {
        return pools.computeIfAbsent(name, each -> new Entry(new QuotaPool(), new ReentrantLock()));
    }
}
