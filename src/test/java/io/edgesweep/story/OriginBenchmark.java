package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints how long an origin is asked, and the edge looked at, and in how much memory: {@code ./mvnw -Pbench test -Dtest=OriginBenchmark}. */
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
            Watch watch = Watch.during(() -> run(nights.world), nights.origin::requests, pages);

            assertThat(nights.origin.requests()).isEqualTo(pages);
            watch.print(pages, "asking an origin, at most " + nights.origin.mostAtOnce() + " at once");
        }
    }

    /** Each is looked at through the edge, which has to fetch it, and compared with the origin beside it. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000})
    void verify_all_of_them(int pages) throws InterruptedException {
        try (EdgeNights nights = new EdgeNights(folder)) {
            nights.world
                    .configured("sites.www.origin.requests-per-second", "" + PER_SECOND)
                    .configured("sites.www.origin.at-once", "16");
            nights.nights.pages(pages);
            nights.plainJob(pages, "sample: all");
            Watch watch = Watch.during(() -> run(nights.world), nights.edge.node(0)::requests, pages);

            assertThat(Objects.requireNonNull(nights.report().edge()).fresh()).isEqualTo(pages);
            watch.print(pages, "verify: all");
        }
    }

    private static void run(World world) {
        World.Ending ending = world.run("run", "nightly");
        assertThat(ending.exitCode()).as(ending.err()).isZero();
    }

    /** Looks now and then. */
    private static final class Watch extends Thread {

        private final IntSupplier requests;
        private final int pages;
        private volatile long first;
        private volatile long last;
        private volatile long heap;

        private Watch(IntSupplier requests, int pages) {
            this.requests = requests;
            this.pages = pages;
            setDaemon(true);
        }

        static Watch during(Runnable work, IntSupplier requests, int pages) throws InterruptedException {
            Watch watch = new Watch(requests, pages);
            watch.start();
            work.run();
            watch.interrupt();
            watch.join();
            return watch;
        }

        void print(int pages, String what) {
            double seconds = Duration.ofNanos(last - first).toMillis() / 1000.0;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d pages, first question to last %.1f s = %.3f x (pages / %d s); heap after a collection at most"
                            + " %d MB%n",
                    what,
                    pages,
                    seconds,
                    seconds / ((double) pages / PER_SECOND),
                    PER_SECOND,
                    heap >> 20);
        }

        @Override
        public void run() {
            while (!isInterrupted()) {
                int now = requests.getAsInt();
                if (now > 0 && first == 0) {
                    first = System.nanoTime();
                }
                if (now > 0 && last == 0) {
                    heap = Math.max(heap, afterCollection());
                }
                if (now >= pages && last == 0) {
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
