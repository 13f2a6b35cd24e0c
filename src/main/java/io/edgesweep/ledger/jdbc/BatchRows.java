package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.BadTargetSearchState;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchCalls;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.RowCodec;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * The rows of {@code batch}, {@code batch_payload} and {@code target_exception}, and how they are read and written.
 */
final class BatchRows {

    /** How many rows of the input a batch is purged for, in SQL. */
    static final String ROWS = "CASE WHEN covers > 0 THEN covers ELSE size END";

    /** So wide are the columns of a code and of a call's id, which are for people to read. */
    static final int LONGEST_CODE = 200;

    private final Sql sql;

    BatchRows(Sql sql) {
        this.sql = sql;
    }

    /** A batch that is not in the ledger yet; {@code run} is null when it waits for the job's next run. */
    record NewBatch(
            String job,
            String recordedBy,
            @Nullable String run,
            BatchKey key,
            Instant recordedAt,
            List<TargetRow> targets,
            int attempt,
            BatchState state,
            Reason reason,
            BadTargetSearchState search) {

        /** A batch that is not part of a search. */
        NewBatch(
                String job,
                String recordedBy,
                @Nullable String run,
                BatchKey key,
                Instant recordedAt,
                List<TargetRow> targets,
                int attempt,
                BatchState state,
                Reason reason) {
            this(job, recordedBy, run, key, recordedAt, targets, attempt, state, reason, BadTargetSearchState.NONE);
        }
    }

    /** A task's id as it is kept: nobody could ask by a part of one, and the providers' room lets none through that is longer. */
    static String taskId(String text) {
        return Sql.text(text, 500);
    }

    /** Gives the new batch's id. */
    long insert(NewBatch batch) {
        return insertAll(List.of(batch)).get(0);
    }

    /** Gives the new batches' ids, in order. */
    List<Long> insertAll(List<NewBatch> batches) {
        List<Long> ids =
                sql.insertAll("""
                INSERT INTO batch (job, recorded_by, run_id, site, kind, action, method, urgency, recorded_at, first_ordinal, size,
                    attempt, calls, state, reason, held_for, suspects, probes, cleared, searched, found)
                VALUES (:job, :recordedBy, :run, :site, :kind, :action, :method, :urgency, :recordedAt, :first, :size,
                    :attempt, 0, :state, :reason, :heldFor, :suspects, :probes, :cleared, :searched, :found)
                """, batches.stream().map(BatchRows::columns).toList());
        List<MapSqlParameterSource> payloads = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            payloads.add(new MapSqlParameterSource("id", ids.get(i))
                    .addValue("targets", RowCodec.write(batches.get(i).targets())));
        }
        sql.insertAllAsTheyAre("INSERT INTO batch_payload (batch_id, targets) VALUES (:id, :targets)", payloads);
        return ids;
    }

    private static MapSqlParameterSource columns(NewBatch batch) {
        return new MapSqlParameterSource()
                .addValue("job", batch.job())
                .addValue("recordedBy", batch.recordedBy())
                .addValue("run", batch.run())
                .addValue("site", batch.key().site())
                .addValue("kind", batch.key().kind().name())
                .addValue("action", Action.of(batch.key().kind()).name())
                .addValue("method", batch.key().method().name())
                .addValue("urgency", 9 - batch.key().priority())
                .addValue("recordedAt", Sql.time(batch.recordedAt()))
                .addValue("first", batch.targets().get(0).ordinal())
                .addValue("size", batch.targets().size())
                .addValue("attempt", batch.attempt())
                .addValue("state", batch.state().name())
                .addValue("reason", Sql.text(batch.reason()))
                .addValue("heldFor", batch.search().heldFor(), Types.BIGINT)
                .addValue("suspects", batch.search().suspects())
                .addValue("probes", batch.search().probes())
                .addValue("cleared", batch.search().cleared())
                .addValue("searched", batch.search().of())
                .addValue("found", batch.search().found());
    }

    /** Two batches take the place of one: same age, same order, ready to be sent. */
    void replaceByTwo(Batch batch, int firstSize, Reason reason) {
        List<TargetRow> targets = targets(batch.id());
        replaceBy(batch, targets.subList(0, firstSize), targets.subList(firstSize, targets.size()), reason);
    }

    /** As {@link #replaceByTwo}, with the targets at the positions in the first. */
    Parts divide(Batch batch, List<TargetRow> targets, Set<Integer> first, Reason reason) {
        List<TargetRow> inFirst = new ArrayList<>();
        List<TargetRow> inSecond = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            (first.contains(i) ? inFirst : inSecond).add(targets.get(i));
        }
        return replaceBy(batch, inFirst, inSecond, reason);
    }

    /**
     * One batch takes the place of several, and a second holds what is over: as old as the oldest, ready to be sent.
     *
     * @return the one's id
     */
    long replaceByOne(List<Batch> batches, int limit) {
        Batch oldest = batches.get(0);
        Origin origin = origin(oldest.id());
        List<TargetRow> all = new ArrayList<>();
        for (Batch batch : batches) {
            all.addAll(targets(batch.id()));
            delete(batch.id());
        }
        int first = Math.min(limit, all.size());
        long full = insert(part(oldest, origin, all.subList(0, first), oldest.reason(), BadTargetSearchState.NONE));
        if (first < all.size()) {
            insert(part(oldest, origin, all.subList(first, all.size()), oldest.reason(), BadTargetSearchState.NONE));
        }
        return full;
    }

    private Parts replaceBy(Batch batch, List<TargetRow> first, List<TargetRow> second, Reason reason) {
        Origin origin = origin(batch.id());
        delete(batch.id());
        return new Parts(
                insert(part(batch, origin, first, reason, BadTargetSearchState.NONE)),
                insert(part(batch, origin, second, reason, BadTargetSearchState.NONE)));
    }

    /** The ids of the batches that take the place of one. */
    record Parts(long first, long second) {}

    Batch find(long id) {
        return sql.sql("SELECT * FROM batch WHERE id = :id")
                .param("id", id)
                .query(BatchRows::batch)
                .single();
    }

    /** What the parts of a batch have from it that its own record does not tell. */
    Origin origin(long id) {
        return sql.sql("SELECT run_id, recorded_at FROM batch WHERE id = :id")
                .param("id", id)
                .query((row, i) -> new Origin(row.getString("run_id"), requireNonNull(Sql.instant(row, "recorded_at"))))
                .single();
    }

    /** Removes a batch whose targets other batches have taken over in the same commit. */
    void delete(long id) {
        sql.sql("DELETE FROM batch_payload WHERE batch_id = :id")
                .param("id", id)
                .update();
        sql.sql("DELETE FROM batch WHERE id = :id").param("id", id).update();
    }

    /** A batch that takes the place of a part of another. */
    static NewBatch part(
            Batch batch, Origin origin, List<TargetRow> targets, Reason reason, BadTargetSearchState search) {
        return new NewBatch(
                batch.job(),
                batch.recordedBy(),
                origin.run(),
                batch.key(),
                origin.recordedAt(),
                targets,
                batch.attempt(),
                BatchState.RECORDED,
                reason,
                search);
    }

    /** Which run answers for a batch, and how old it is. */
    record Origin(@Nullable String run, Instant recordedAt) {}

    /** What the run was about to send is unsettled, because whoever was about to send it is dead. */
    void markUnsettled(String run, Instant now) {
        sql.sql("""
                UPDATE batch SET state = 'UNSETTLED', not_before = :now, lease_owner = NULL,
                    answered_at = CASE WHEN lease_until < :now THEN lease_until ELSE :now END,
                    reason = 'the process that was sending it ended before it wrote down the answer'
                WHERE run_id = :run AND state = 'SUBMITTING'
                """).param("run", run).param("now", Sql.time(now)).update();
    }

    /** It is time to look at whatever of the run was sent and has not come to its end. Gives how many batches. */
    int lookNow(String run, Instant now) {
        return sql.sql("""
                UPDATE batch SET not_before = :now, lease_until = NULL
                WHERE run_id = :run AND state IN ('SUBMITTED', 'UNSETTLED')
                """).param("run", run).param("now", Sql.time(now)).update();
    }

    List<TargetRow> targets(long id) {
        return RowCodec.read(sql.sql("SELECT targets FROM batch_payload WHERE batch_id = :id")
                .param("id", id)
                .query(byte[].class)
                .single());
    }

    void except(long batch, String run, DeviatingTarget exception) {
        sql.sql("""
                INSERT INTO target_exception (batch_id, position, outcome, reason, run_id)
                VALUES (:batch, :position, :outcome, :reason, :run)
                """)
                .param("batch", batch)
                .param("position", exception.position())
                .param("outcome", exception.outcome().name())
                .param("reason", Sql.text(exception.reason()))
                .param("run", run)
                .update();
    }

    List<NotedDeviation> exceptions(long batch) {
        return sql.sql(
                        "SELECT position, outcome, reason, run_id FROM target_exception WHERE batch_id = :batch ORDER BY position")
                .param("batch", batch)
                .query((row, i) -> new NotedDeviation(
                        new DeviatingTarget(
                                row.getInt("position"),
                                Outcome.valueOf(row.getString("outcome")),
                                Reason.ofKept(row.getString("reason"))),
                        row.getString("run_id")))
                .list();
    }

    static Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(
                row.getLong("id"),
                row.getString("job"),
                row.getString("recorded_by"),
                new BatchKey(
                        row.getString("site"),
                        Kind.valueOf(row.getString("kind")),
                        Method.valueOf(row.getString("method")),
                        9 - row.getInt("urgency")),
                row.getLong("first_ordinal"),
                row.getInt("size"),
                row.getInt("covers"),
                row.getInt("attempt"),
                new BatchCalls(
                        row.getInt("calls"),
                        Sql.instant(row, "sent_at"),
                        Sql.instant(row, "answered_at"),
                        row.getString("task_id"),
                        row.getString("request_id"),
                        row.getString("code")),
                BatchState.valueOf(row.getString("state")),
                Sql.instant(row, "not_before"),
                Sql.instant(row, "settled_at"),
                new TaskEnd(Sql.instant(row, "completed_at"), row.getString("task_method")),
                Reason.ofKept(row.getString("reason")),
                new BadTargetSearchState(
                        (Long) row.getObject("held_for"),
                        row.getInt("suspects"),
                        row.getInt("probes"),
                        row.getBoolean("cleared"),
                        row.getInt("searched"),
                        row.getInt("found")));
    }
}
