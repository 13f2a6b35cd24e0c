package io.edgesweep.ledger.jdbc;

import static io.edgesweep.targets.TargetRows.urls;

import com.zaxxer.hikari.HikariDataSource;
import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Prints how many batches a second the ledger alone takes from recorded to confirmed, by many lanes at once:
 * {@code ./mvnw -Pbench test -Dtest=LedgerBenchmark}.
 */
class LedgerBenchmark {

    private static final int BATCHES = 4_000;
    private static final int LANES = 20;
    private static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(600);

    @TempDir
    private Path folder;

    @Test
    void on_hsqldb() throws Exception {
        try (HikariDataSource database = pool(
                "jdbc:hsqldb:file:" + folder.resolve("db")
                        + ";hsqldb.tx=mvcc;hsqldb.default_table_type=cached;hsqldb.write_delay=false",
                "SA")) {
            measure("HSQLDB", database);
            JdbcClient.create(database).sql("SHUTDOWN").update();
        }
    }

    @Test
    void on_postgresql() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .start();
                HikariDataSource database = pool(postgres.getJdbcUrl("postgres", "postgres"), "postgres")) {
            measure("PostgreSQL", database);
        }
    }

    private static HikariDataSource pool(String url, String user) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setMaximumPoolSize(LANES);
        return pool;
    }

    private static void measure(String name, DataSource database) throws Exception {
        Ledger ledger = TestLedgers.migrated(database);
        ledger.runs().begin("run-1", "nightly", "www", "url by invalidate", "hash", "host:1", NOW);
        ledger.recorder()
                .record(
                        "run-1",
                        IntStream.range(0, BATCHES)
                                .mapToObj(LedgerBenchmark::batch)
                                .toList());
        ledger.recorder().seal("run-1", BATCHES, Map.of(), List.of(), NOW);
        AtomicInteger confirmed = new AtomicInteger();
        long began = System.nanoTime();
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            all.add(lanes.submit(() -> {
                while (one(ledger)) {
                    confirmed.incrementAndGet();
                }
            }));
        }
        for (Future<?> lane : all) {
            lane.get();
        }
        lanes.shutdown();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %d batches from recorded to confirmed by %d lanes in %.1f s, %.0f a second%n",
                name,
                confirmed.get(),
                LANES,
                seconds,
                confirmed.get() / seconds);
    }

    private static PlannedBatch batch(int number) {
        TargetRow row = urls(number, 1).get(0);
        return new PlannedBatch(BatchKey.of(row), List.of(row));
    }

    /** Whether there was one left. */
    private static boolean one(Ledger ledger) {
        Optional<AnnouncedBatch> announced = Optional.empty();
        while (announced.isEmpty()) {
            Optional<Batch> next;
            synchronized (ledger) {
                next = ledger.due().next("run-1", Action.PURGE, Set.of());
                if (next.isEmpty()) {
                    return false;
                }
                announced = ledger.due().announce(next.get(), "host:1", NOW, LATER);
            }
        }
        ledger.due().accepted(announced.get(), "task-" + announced.get().batch().id(), "request", List.of(), NOW, NOW);
        // Another lane may have been faster.
        Optional<SubmittedBatch> taken = Optional.empty();
        while (taken.isEmpty()) {
            taken = TestLedgers.takeSubmitted(ledger, "run-1", NOW, NOW, LATER);
        }
        ledger.open()
                .settle(
                        "run-1",
                        taken.get(),
                        BatchState.CONFIRMED,
                        Reason.NONE,
                        List.of(),
                        List.of(),
                        TaskEnd.UNTOLD,
                        row -> false,
                        NOW);
        return true;
    }
}
