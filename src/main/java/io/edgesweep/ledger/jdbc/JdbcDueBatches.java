package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.ledger.DueBatches;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.targets.Kind;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link DueBatches} on JDBC. */
final class JdbcDueBatches implements DueBatches {

    private final Sql sql;
    private final BatchRows rows;
    private final AnnouncedCallCount announcements;
    private final BadTargetSearchRows search;

    JdbcDueBatches(Sql sql, BatchRows rows, AnnouncedCallCount announcements) {
        this.sql = sql;
        this.rows = rows;
        this.announcements = announcements;
        this.search = new BadTargetSearchRows(sql, rows);
    }

    @Override
    public Optional<Batch> next(String run, Action action, Set<String> without) {
        // The whole index in the ORDER BY: HSQLDB sorts all rows when its first columns are left out.
        return sql.sql("""
                SELECT * FROM batch WHERE run_id = :run AND state = 'RECORDED' AND action = :action
                    AND (held_for IS NULL OR NOT EXISTS (
                        SELECT 1 FROM batch other WHERE other.id = batch.held_for AND (
                            other.state IN ('RECORDED', 'SUBMITTING')
                            OR (other.state = 'UNSETTLED' AND other.not_before IS NOT NULL))))
                """ + (without.isEmpty() ? "" : "AND site NOT IN (:without) ")
                        + "ORDER BY run_id, state, action, urgency, recorded_at, first_ordinal, id LIMIT 1")
                .param("run", run)
                .param("action", action.name())
                .param("without", without)
                .query(BatchRows::batch)
                .optional();
    }

    @Override
    public Optional<Batch> gather(Batch batch, int limit, boolean any) {
        List<Batch> together = new ArrayList<>();
        int size = 0;
        for (Batch each : alike(batch, limit)) {
            if (size < limit) {
                together.add(each);
                size += each.size();
            }
        }
        if (together.isEmpty() || (size < limit && !any)) {
            return Optional.empty();
        }
        return Optional.of(
                together.size() == 1
                        ? together.get(0)
                        : sql.resultOfOneCommit(() -> rows.find(rows.replaceByOne(together, limit))));
    }

    /** The batch and those after it that may go in one call with it, at most as many as fill one. */
    private List<Batch> alike(Batch batch, int limit) {
        return sql.sql("""
                SELECT * FROM batch WHERE run_id = (SELECT run_id FROM batch WHERE id = :id) AND state = 'RECORDED'
                    AND action = :action AND urgency = :urgency AND site = :site AND kind = :kind AND method = :method
                    AND recorded_by = :recorder AND attempt = :attempt AND covers = 0 AND held_for IS NULL AND searched = 0 AND reason = ''
                ORDER BY run_id, state, action, urgency, recorded_at, first_ordinal, id LIMIT :most
                """)
                .param("id", batch.id())
                .param("action", Action.of(batch.key().kind()).name())
                .param("urgency", 9 - batch.key().priority())
                .param("site", batch.key().site())
                .param("kind", batch.key().kind().name())
                .param("method", batch.key().method().name())
                .param("recorder", batch.recordedBy())
                .param("attempt", batch.attempt())
                .param("most", limit)
                .query(BatchRows::batch)
                .list();
    }

    @Override
    public Optional<AnnouncedBatch> announce(Batch batch, String owner, Instant now, Instant lease) {
        String kept = Sql.text(owner, Sql.LONGEST_OWNER);
        boolean announced = announcements.commit(batch.id(), () -> take(batch, kept, now, lease));
        return announced
                ? Optional.of(new AnnouncedBatch(batch, rows.targets(batch.id()), now, kept))
                : Optional.empty();
    }

    private boolean take(Batch batch, String owner, Instant now, Instant lease) {
        return sql.sql("""
                UPDATE batch SET state = 'SUBMITTING', calls = calls + 1, sent_at = :now, answered_at = NULL,
                    lease_owner = :owner, lease_until = :lease, not_before = NULL, code = '', reason = '', request_id = ''
                WHERE id = :id AND state = 'RECORDED' AND calls = :calls
                """)
                        .param("now", Sql.time(now))
                        .param("calls", batch.calls().count())
                        .param("owner", owner)
                        .param("lease", Sql.time(lease))
                        .param("id", batch.id())
                        .update()
                == 1;
    }

    @Override
    public Optional<Reason> whyNotOurs(AnnouncedBatch submitting) {
        return sql.lost();
    }

    /** By one conditional statement: who has taken the batch meanwhile has changed its state, its owner or its calls. */
    @Override
    public boolean takeBackUnsent(AnnouncedBatch submitting, Reason reason) {
        return sql.updateThoughLost("""
                UPDATE batch SET state = 'RECORDED', reason = :reason, calls = calls - 1,
                    sent_at = CASE WHEN calls = 1 THEN NULL ELSE sent_at END, lease_owner = NULL, lease_until = NULL
                WHERE id = :id AND state = 'SUBMITTING' AND lease_owner = :owner AND calls = :calls
                """, statement -> statement
                        .param("reason", Sql.text(reason))
                        .param("id", submitting.batch().id())
                        .param("owner", submitting.owner())
                        .param("calls", submitting.batch().calls().count() + 1))
                == 1;
    }

    @Override
    public void accepted(
            AnnouncedBatch submitting,
            String taskId,
            String requestId,
            List<DeviatingTarget> exceptions,
            Instant now,
            Instant firstLook) {
        boolean all = exceptions.size() == submitting.batch().size();
        boolean refused = exceptions.stream().allMatch(each -> each.outcome() == Outcome.REFUSED);
        BatchState over = refused ? BatchState.REFUSED : BatchState.CONFIRMED;
        sql.inOneCommit(() -> {
            leave(submitting, all ? over : BatchState.SUBMITTED, "", Reason.NONE, requestId, now, firstLook);
            sql.sql("UPDATE batch SET task_id = :task, settled_at = :settled WHERE id = :id")
                    .param("task", BatchRows.taskId(taskId))
                    .param("settled", all ? Sql.time(now) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("id", submitting.batch().id())
                    .update();
            String run = runOf(submitting);
            for (DeviatingTarget exception : exceptions) {
                rows.except(submitting.batch().id(), run, exception);
            }
        });
    }

    @Override
    public void refused(AnnouncedBatch submitting, String code, Reason reason, String requestId, Instant now) {
        sql.inOneCommit(() -> {
            leave(submitting, BatchState.REFUSED, code, reason, requestId, now, null);
            sql.sql("UPDATE batch SET settled_at = :now WHERE id = :id")
                    .param("now", Sql.time(now))
                    .param("id", submitting.batch().id())
                    .update();
        });
    }

    @Override
    public void takeBack(AnnouncedBatch submitting, Reason reason, Instant now) {
        leave(submitting, BatchState.RECORDED, "", reason, "", now, null);
    }

    @Override
    public void takeBackInTwo(AnnouncedBatch submitting, int firstSize, Reason reason, Instant now) {
        sql.inOneCommit(() -> {
            leave(submitting, BatchState.RECORDED, "", reason, "", now, null);
            rows.replaceByTwo(submitting.batch(), firstSize, reason);
        });
    }

    @Override
    public void takeBackInTwo(AnnouncedBatch submitting, Set<Integer> first, Reason reason, Instant now) {
        sql.inOneCommit(() -> {
            leave(submitting, BatchState.RECORDED, "", reason, "", now, null);
            rows.divide(submitting.batch(), submitting.targets(), first, reason);
        });
    }

    @Override
    public void search(AnnouncedBatch submitting, Reason reason, Instant now) {
        sql.inOneCommit(() -> {
            leave(submitting, BatchState.RECORDED, "", reason, "", now, null);
            search.begin(submitting.batch(), submitting.targets(), reason);
        });
    }

    @Override
    public void searchOn(Batch batch) {
        sql.inOneCommit(() -> search.goOn(batch));
    }

    @Override
    public void searchLater(AnnouncedBatch submitting, Reason reason, Instant now) {
        sql.inOneCommit(() -> {
            leave(submitting, BatchState.DEFERRED, "", reason, "", now, null);
            search.putOff(submitting.batch(), reason);
        });
    }

    @Override
    public void putOff(AnnouncedBatch submitting, Reason reason, Instant now) {
        leave(submitting, BatchState.DEFERRED, "", reason, "", now, null);
    }

    @Override
    public void unsettled(
            AnnouncedBatch submitting, String code, Reason reason, String requestId, Instant now, Instant firstLook) {
        leave(submitting, BatchState.UNSETTLED, code, reason, requestId, now, firstLook);
    }

    @Override
    public void split(Batch batch, int firstSize) {
        sql.inOneCommit(() -> rows.replaceByTwo(batch, firstSize, batch.reason()));
    }

    @Override
    public int defer(
            String run,
            Action action,
            @Nullable String site,
            @Nullable Kind kind,
            Reason reason,
            @Nullable Instant notBefore) {
        return sql.sql("""
                UPDATE batch SET state = 'DEFERRED', not_before = :notBefore, reason = :reason
                WHERE run_id = :run AND state = 'RECORDED' AND action = :action
                """ + (site == null ? "" : " AND site = :site") + (kind == null ? "" : " AND kind = :kind"))
                .param("notBefore", Sql.time(notBefore), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reason", Sql.text(reason))
                .param("run", run)
                .param("action", action.name())
                .param("site", site)
                .param("kind", kind == null ? null : kind.name())
                .update();
    }

    @Override
    public int release(String run, Instant now) {
        return sql.sql("""
                UPDATE batch SET state = 'RECORDED', not_before = NULL, reason = ''
                WHERE run_id = :run AND state = 'DEFERRED' AND not_before <= :now
                """).param("run", run).param("now", Sql.time(now)).update();
    }

    /**
     * Ends the announcement. It must still be ours: anything else would be two writers, for which there is no reason but a
     * lost lock, or a bug.
     */
    private void leave(
            AnnouncedBatch submitting,
            BatchState state,
            String code,
            Reason reason,
            String requestId,
            Instant now,
            @Nullable Instant look) {
        int left = sql.sql("""
                UPDATE batch SET state = :state, code = :code, reason = :reason, request_id = :request, answered_at = :now,
                    not_before = :look, lease_owner = NULL, lease_until = NULL
                WHERE id = :id AND state = 'SUBMITTING' AND lease_owner = :owner AND calls = :calls
                """)
                .param("owner", submitting.owner())
                .param("calls", submitting.batch().calls().count() + 1)
                .param("state", state.name())
                .param("code", Sql.text(code, BatchRows.LONGEST_CODE))
                .param("reason", Sql.text(reason))
                .param("request", Sql.text(requestId, BatchRows.LONGEST_CODE))
                .param("now", Sql.time(now))
                .param("look", Sql.time(look), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", submitting.batch().id())
                .update();
        if (left != 1) {
            sql.lost().ifPresent(why -> {
                throw new LedgerLostException(why);
            });
            throw new IllegalStateException("batch " + submitting.batch().id() + " is not being submitted any more");
        }
    }

    private String runOf(AnnouncedBatch submitting) {
        return sql.sql("SELECT run_id FROM batch WHERE id = :id")
                .param("id", submitting.batch().id())
                .query(String.class)
                .single();
    }
}
