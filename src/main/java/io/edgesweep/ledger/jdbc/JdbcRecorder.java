package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.batch.PlannedBatch;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.CarriedIn;
import io.edgesweep.ledger.Recorder;
import io.edgesweep.ledger.SourceCount;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.RowCodec;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@link Recorder} on JDBC. */
final class JdbcRecorder implements Recorder {

    /** So many targets of waiting prefetches are looked for at once, so that it needs no more than some 50 MB. */
    private static final int MOST_TARGETS = 100_000;

    private final Sql sql;
    private final BatchRows rows;
    private final CoveredPages covered;
    private final FindIndex index;
    private final AskedSince askedSince;
    private final LeftOpen leftOpen;

    JdbcRecorder(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.rows = rows;
        this.covered = new CoveredPages(sql);
        this.index = new FindIndex(sql);
        this.askedSince = new AskedSince(sql, rows);
        this.leftOpen = new LeftOpen(sql, rows);
    }

    @Override
    public void discard(String run) {
        if (isSealed(run)) {
            return;
        }
        sql.inOneCommit(() -> {
            sql.sql("""
                    DELETE FROM covered_page
                    WHERE batch_id IN (SELECT id FROM batch WHERE run_id = :run AND recorded_by = :run)
                    """).param("run", run).update();
            sql.sql("""
                    DELETE FROM batch_payload
                    WHERE batch_id IN (SELECT id FROM batch WHERE run_id = :run AND recorded_by = :run)
                    """).param("run", run).update();
            sql.sql("DELETE FROM batch WHERE run_id = :run AND recorded_by = :run")
                    .param("run", run)
                    .update();
            sql.sql("DELETE FROM rejected_page WHERE run_id = :run")
                    .param("run", run)
                    .update();
            index.remove(run);
        });
    }

    @Override
    public boolean hasPrefetches(String job) {
        return sql.sql("""
                        SELECT 1 FROM batch WHERE job = :job AND action = 'PREFETCH'
                            AND state IN ('RECORDED', 'DEFERRED', 'SUBMITTING', 'UNSETTLED', 'SUBMITTED') LIMIT 1
                        """).param("job", job).query(Integer.class).optional().isPresent();
    }

    @Override
    public void supersedePrefetches(String run) {
        List<Long> carriedIn = sql.sql("""
                        SELECT id FROM batch WHERE run_id = :run AND state = 'RECORDED' AND action = 'PREFETCH'
                            AND recorded_by <> :run
                        """).param("run", run).query(Long.class).list();
        Map<Batch, List<TargetRow>> some = new HashMap<>();
        int targets = 0;
        for (long id : carriedIn) {
            List<TargetRow> its = rows.targets(id);
            some.put(rows.find(id), its);
            targets += its.size();
            if (targets >= MOST_TARGETS) {
                supersede(run, some);
                some.clear();
                targets = 0;
            }
        }
        supersede(run, some);
    }

    private void supersede(String run, Map<Batch, List<TargetRow>> prefetches) {
        if (!prefetches.isEmpty()) {
            askedSince
                    .inRun(run, prefetches)
                    .forEach((batch, found) -> sql.inOneCommit(
                            () -> askedSince.takeOut(batch, requireNonNull(prefetches.get(batch)), found)));
        }
    }

    @Override
    public void record(String run, List<PlannedBatch> batches) {
        RunTimes times = times(run);
        List<BatchRows.NewBatch> all = batches.stream()
                .map(batch -> new BatchRows.NewBatch(
                        times.job(),
                        run,
                        run,
                        batch.key(),
                        times.started(),
                        batch.rows(),
                        1,
                        BatchState.RECORDED,
                        Reason.NONE))
                .toList();
        List<TargetRow> targets =
                batches.stream().flatMap(batch -> batch.rows().stream()).toList();
        sql.inOneCommit(() -> {
            rows.insertAll(all);
            index.add(run, targets);
        });
    }

    @Override
    public void recordDirectory(String run, TargetRow directory, Iterator<List<TargetRow>> pages) {
        RunTimes times = times(run);
        sql.inOneCommit(() -> {
            long id = rows.insert(new BatchRows.NewBatch(
                    times.job(),
                    run,
                    run,
                    BatchKey.of(directory),
                    times.started(),
                    List.of(directory),
                    1,
                    BatchState.RECORDED,
                    Reason.NONE));
            covered.cover(id, indexed(run, pages));
            index.addOne(run, directory);
        });
    }

    /** The rows that a directory is purged for are found, too. */
    private Iterator<List<TargetRow>> indexed(String run, Iterator<List<TargetRow>> pages) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public List<TargetRow> next() {
                List<TargetRow> page = pages.next();
                index.add(run, page);
                return page;
            }
        };
    }

    @Override
    public void reject(String run, List<RejectedRow> rejected) {
        if (rejected.isEmpty()) {
            return;
        }
        sql.sql(
                        "INSERT INTO rejected_page (run_id, first_ordinal, size, content) VALUES (:run, :first, :size, :content)")
                .param("run", run)
                .param("first", rejected.get(0).ordinal())
                .param("size", rejected.size())
                .param("content", RowCodec.writeRejected(rejected))
                .update();
    }

    @Override
    public void seal(String run, long read, Map<Rejection, Long> rejected, List<SourceCount> sources, Instant now) {
        if (isSealed(run)) {
            return;
        }
        sql.inOneCommit(() -> {
            for (int i = 0; i < sources.size(); i++) {
                sql.sql("""
                        INSERT INTO run_source (run_id, position, source, rows_read, rejected)
                        VALUES (:run, :position, :source, :rows, :rejected)
                        """)
                        .param("run", run)
                        .param("position", i)
                        .param("source", Sql.text(sources.get(i).source()))
                        .param("rows", sources.get(i).rows())
                        .param("rejected", sources.get(i).rejected())
                        .update();
            }
            sql.sql("""
                    UPDATE run SET state = 'SEALED', sealed_at = :now, rows_read = :read,
                        invalid = :invalid, excluded = :excluded, duplicate = duplicate + :duplicate, unchanged = :unchanged,
                        stopped = :stopped, comment = :comments
                    WHERE id = :run
                    """)
                    .param("now", Sql.time(now))
                    .param("read", read)
                    .param("invalid", rejected.getOrDefault(Rejection.INVALID, 0L))
                    .param("excluded", rejected.getOrDefault(Rejection.EXCLUDED, 0L))
                    .param("duplicate", rejected.getOrDefault(Rejection.DUPLICATE, 0L))
                    .param("unchanged", rejected.getOrDefault(Rejection.UNCHANGED, 0L))
                    .param("stopped", rejected.getOrDefault(Rejection.STOPPED, 0L))
                    .param("comments", rejected.getOrDefault(Rejection.COMMENT, 0L))
                    .param("run", run)
                    .update();
        });
    }

    @Override
    public boolean isSealed(String run) {
        return has(run, "sealed_at");
    }

    @Override
    public CarriedIn carryIn(String run, Instant now) {
        return leftOpen.takeOver(run, times(run).job(), now);
    }

    @Override
    public void forEachWaiting(String job, String run, Consumer<Waiting> consumer) {
        Optional<WaitingBatch> waiting = firstWaiting(job, run, -1);
        while (waiting.isPresent()) {
            WaitingBatch batch = waiting.get();
            rows.targets(batch.id()).forEach(target -> consumer.accept(batch.waiting(target, false)));
            for (long first : covered.of(batch.id())) {
                covered.page(batch.id(), first).forEach(row -> consumer.accept(batch.waiting(row, true)));
            }
            waiting = firstWaiting(job, run, batch.id());
        }
    }

    private Optional<WaitingBatch> firstWaiting(String job, String run, long after) {
        return sql.sql("""
                SELECT id, recorded_by, not_before FROM batch
                WHERE job = :job AND recorded_by <> :run AND state IN ('RECORDED', 'DEFERRED') AND id > :after
                ORDER BY id LIMIT 1
                """)
                .param("job", job)
                .param("run", run)
                .param("after", after)
                .query((row, i) -> new WaitingBatch(
                        row.getLong("id"), row.getString("recorded_by"), Sql.instant(row, "not_before")))
                .optional();
    }

    private RunTimes times(String run) {
        return sql.sql("SELECT job, started_at FROM run WHERE id = :run")
                .param("run", run)
                .query((row, i) -> new RunTimes(row.getString("job"), requireNonNull(Sql.instant(row, "started_at"))))
                .single();
    }

    private record WaitingBatch(
            long id, String recordedBy, @Nullable Instant notBefore) {

        Waiting waiting(TargetRow row, boolean covered) {
            return new Waiting(id, row, recordedBy, notBefore, covered);
        }
    }

    private record RunTimes(String job, Instant started) {}

    private boolean has(String run, String time) {
        return sql.sql("SELECT COUNT(*) FROM run WHERE id = :run AND " + time + " IS NOT NULL")
                        .param("run", run)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
