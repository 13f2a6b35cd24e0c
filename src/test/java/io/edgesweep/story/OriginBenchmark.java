package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints how long an origin is asked, and in how much memory: {@code ./mvnw -Pbench test -Dtest=OriginBenchmark}. */
class OriginBenchmark {

    private static final int PER_SECOND = 1000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {10_000, 100_000})
    void a_thousand_pages_a_second(int pages) throws InterruptedException {
        try (OriginNights nights = new OriginNights(folder)) {
            nights.world
                    .configured("sites.www.origin.requests-per-second", "" + PER_SECOND)
                    .configured("sites.www.origin.at-once", "16")
                    .configured("sites.www.origin.requests", "" + pages);
            nights.pages(pages);
            nights.job(pages, "changed-by: content, first: learn");
            Watch watch = new Watch(nights, pages);
            watch.start();

            World.Ending ending = nights.world.run("run", "nightly");

            watch.interrupt();
            watch.join();
            assertThat(ending.exitCode()).as(ending.err()).isZero();
            assertThat(nights.origin.requests()).isEqualTo(pages);
            double seconds = Duration.ofNanos(watch.last - watch.first).toMillis() / 1000.0;
            System.out.printf(
                    Locale.ROOT,
                    "%d pages, first question to last %.1f s = %.3f x (pages / %d s); at most %d at once; heap after a collection at"
                            + " most %d MB%n",
                    pages,
                    seconds,
                    seconds / ((double) pages / PER_SECOND),
                    PER_SECOND,
                    nights.origin.mostAtOnce(),
                    watch.heap >> 20);
        }
    }

    /** Looks now and then. */
    private static final class Watch extends Thread {

        private final OriginNights nights;
        private final int pages;
        private volatile long first;
        private volatile long last;
        private volatile long heap;

        Watch(OriginNights nights, int pages) {
            this.nights = nights;
            this.pages = pages;
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!isInterrupted()) {
                int requests = nights.origin.requests();
                if (requests > 0 && first == 0) {
                    first = System.nanoTime();
                }
                if (requests > 0 && last == 0) {
                    heap = Math.max(heap, afterCollection());
                }
                if (requests >= pages && last == 0) {
                    last = System.nanoTime();
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }

        private static long afterCollection() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getCollectionUsage)
                    .filter(usage -> usage != null)
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
        }
    }
}
