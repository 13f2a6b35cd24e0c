package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.OpenBatches;
import io.edgesweep.ledger.Runs;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.ledger.UnsettledBatch;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.TaskEnd;
import io.edgesweep.text.Reason;
import java.sql.Types;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@link OpenBatches} on JDBC. */
final class JdbcOpenBatches implements OpenBatches {

    private final Sql sql;
    private final BatchRows rows;
    private final Runs runs;
    private final Leases leases;
    private final AskedSince askedSince;
    private final TargetEnds ends;

    JdbcOpenBatches(Sql sql, BatchRows rows, Runs runs) {
        this.sql = sql;
        this.rows = rows;
        this.runs = runs;
        this.leases = new Leases(sql);
        this.askedSince = new AskedSince(sql, rows);
        this.ends = new TargetEnds(rows, new CoveredPages(sql), askedSince);
    }

    @Override
    public Optional<UnsettledBatch> takeUnsettled(String run, Action action, Instant due, Instant now, Instant until) {
        Instant lease = Sql.storable(until);
        return leases.take(run, BatchState.UNSETTLED, action, due, now, lease).map(batch -> unsettled(batch, lease));
    }

    @Override
    public Optional<Instant> nextUnsettled(String run, Action action, Instant now) {
        return leases.nextLook(run, BatchState.UNSETTLED, action, now);
    }

    private UnsettledBatch unsettled(Batch batch, Instant lease) {
        Instant from = requireNonNull(batch.calls().sentAt());
        return new UnsettledBatch(
                batch,
                rows.targets(batch.id()),
                from,
                Objects.requireNonNullElse(batch.calls().answeredAt(), from),
                lease);
    }

    @Override
    public Optional<UnsettledBatch> takeLike(UnsettledBatch unsettled, Instant sentBy, Instant now, Instant until) {
        Instant lease = Sql.storable(until);
        return leases.takeLike(unsettled.batch(), sentBy, now, lease).map(batch -> unsettled(batch, lease));
    }

    @Override
    public Optional<Instant> lastSent(UnsettledBatch unsettled, Instant latest) {
        return leases.like(
                        unsettled.batch(),
                        "SELECT MAX(COALESCE(answered_at, sent_at)) AS sent",
                        " AND not_before IS NOT NULL AND COALESCE(answered_at, sent_at) <= :latest")
                .param("latest", Sql.time(latest))
                .query((row, i) -> Optional.ofNullable(Sql.instant(row, "sent")))
                .single();
    }

    @Override
    public Optional<UnsettledBatch> renew(UnsettledBatch unsettled, Instant until) {
        Instant lease = Sql.storable(until);
        return leases.renew(unsettled.batch(), unsettled.lease(), lease)
                ? Optional.of(new UnsettledBatch(
                        unsettled.batch(), unsettled.targets(), unsettled.sentFrom(), unsettled.sentTo(), lease))
                : Optional.empty();
    }

    @Override
    public List<Batch> submitted(String run, Instant due, Instant now, int most) {
        return leases.free(run, BatchState.SUBMITTED, due, now, most);
    }

    @Override
    public List<SubmittedBatch> take(List<Batch> batches, Instant now, Instant until) {
        Instant lease = Sql.storable(until);
        return leases.take(batches, now, lease).stream()
                .map(batch -> submitted(batch, lease))
                .toList();
    }

    private SubmittedBatch submitted(Batch batch, Instant lease) {
        Set<Integer> closed = new HashSet<>();
        rows.exceptions(batch.id())
                .forEach(noted -> closed.add(noted.exception().position()));
        return new SubmittedBatch(batch, rows.targets(batch.id()), closed, lease);
    }

    @Override
    public Optional<Instant> nextSubmitted(String run, Instant now) {
        return leases.nextLook(run, BatchState.SUBMITTED, now);
    }

    @Override
    public boolean isFollowed(String run, Action action) {
        return sql.sql("""
                        SELECT 1 FROM batch WHERE run_id = :run AND state = 'SUBMITTED' AND action = :action
                            AND not_before IS NOT NULL LIMIT 1
                        """)
                .param("run", run)
                .param("action", action.name())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    @Override
    public boolean knowsTask(String taskId) {
        return sql.sql("SELECT COUNT(*) FROM batch WHERE task_id = :task")
                        .param("task", BatchRows.taskId(taskId))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public boolean adopt(UnsettledBatch unsettled, String taskId, Set<Integer> missing, Instant now) {
        // In this order: a call whose answer is written down in between is then known by its task.
        if (isUnderWay(unsettled.batch(), unsettled.targets(), now) || knowsTask(taskId)) {
            return false;
        }
        Batch batch = unsettled.batch();
        List<TargetRow> toBeSent =
                missing.stream().sorted().map(unsettled.targets()::get).toList();
        AskedSince.Found since = askedSince.of(batch, toBeSent);
        leases.inOneCommitIfOurs(batch, unsettled.lease(), () -> {
            long adopted = batch.id();
            if (!missing.isEmpty()) {
                BatchRows.Parts parts = rows.divide(batch, unsettled.targets(), taken(unsettled, missing), Reason.NONE);
                adopted = parts.first();
                askedSince.takeOut(rows.find(parts.second()), toBeSent, since);
            }
            sql.sql("""
                    UPDATE batch SET state = 'SUBMITTED', task_id = :task, not_before = :now, reason = '',
                        sent_at = :sent, answered_at = :answered, calls = :calls
                    WHERE id = :id
                    """)
                    .param("task", BatchRows.taskId(taskId))
                    .param("now", Sql.time(now))
                    .param("sent", Sql.time(unsettled.sentFrom()))
                    .param("answered", Sql.time(now))
                    .param("calls", batch.calls().count())
                    .param("id", adopted)
                    .update();
        });
        return true;
    }

    @Override
    public boolean correctTask(SubmittedBatch submitted, String taskId, Instant now) {
        Batch batch = submitted.batch();
        if (isUnderWay(batch, submitted.targets(), now) || knowsTask(taskId)) {
            return false;
        }
        leases.inOneCommitIfOurs(batch, submitted.lease(), () -> {
            sql.sql("UPDATE batch SET task_id = :task WHERE id = :id")
                    .param("task", BatchRows.taskId(taskId))
                    .param("id", batch.id())
                    .update();
            move(batch.id(), BatchState.SUBMITTED, Reason.NONE, now);
        });
        return true;
    }

    /**
     * Whether a call with any of the batch's targets has left, or is about to, and is not answered yet: of its own run, or of
     * another one that is at work on the same site.
     */
    private boolean isUnderWay(Batch batch, List<TargetRow> targets, Instant now) {
        Set<String> values = values(targets);
        return sql
                .sql("""
                        SELECT id FROM batch
                        WHERE state = 'SUBMITTING' AND site = :site AND id <> :id
                            AND (lease_until > :now OR run_id = (SELECT run_id FROM batch WHERE id = :id))
                        """)
                .param("site", batch.key().site())
                .param("id", batch.id())
                .param("now", Sql.time(now))
                .query(Long.class)
                .list()
                .stream()
                .anyMatch(other -> !Collections.disjoint(values, values(rows.targets(other))));
    }

    private static Set<String> values(List<TargetRow> rows) {
        return rows.stream().map(row -> row.target().value()).collect(Collectors.toSet());
    }

    private static Set<Integer> taken(UnsettledBatch unsettled, Set<Integer> missing) {
        return IntStream.range(0, unsettled.targets().size())
                .filter(position -> !missing.contains(position))
                .boxed()
                .collect(Collectors.toSet());
    }

    @Override
    public void sendAgain(UnsettledBatch unsettled, Reason reason) {
        AskedSince.Found since = askedSince.of(unsettled.batch(), unsettled.targets());
        leases.inOneCommitIfOurs(
                unsettled.batch(), unsettled.lease(), () -> again(unsettled, since, BatchState.RECORDED, reason));
    }

    /** Whether anything is left that is to be sent again. */
    private boolean again(UnsettledBatch unsettled, AskedSince.Found since, BatchState state, Reason reason) {
        Optional<Long> rest = askedSince.takeOut(unsettled.batch(), unsettled.targets(), since);
        rest.ifPresent(id -> move(id, state, reason, null));
        return rest.isPresent();
    }

    @Override
    public void putOff(String run, UnsettledBatch unsettled, Reason reason, Finding finding) {
        Batch batch = unsettled.batch();
        AskedSince.Found since = askedSince.of(batch, unsettled.targets());
        leases.inOneCommitIfOurs(batch, unsettled.lease(), () -> {
            if (again(unsettled, since, BatchState.DEFERRED, reason)) {
                runs.note(run, finding);
            }
        });
    }

    @Override
    public void lookAgain(UnsettledBatch unsettled, Reason evidence, Instant when) {
        look(unsettled.batch(), unsettled.lease(), BatchState.UNSETTLED, evidence, when);
    }

    @Override
    public void leaveForAPerson(UnsettledBatch unsettled, Reason evidence) {
        look(unsettled.batch(), unsettled.lease(), BatchState.UNSETTLED, evidence, null);
    }

    @Override
    public void lookAgain(List<NextLook> batches) {
        if (batches.isEmpty()) {
            return;
        }
        sql.inOneCommit(() -> batches.forEach(each -> leases.endIfOurs(
                each.batch().batch(),
                each.batch().lease(),
                () -> move(each.batch().batch().id(), BatchState.SUBMITTED, each.evidence(), each.when()))));
    }

    private void look(Batch batch, Instant lease, BatchState state, Reason reason, @Nullable Instant when) {
        leases.inOneCommitIfOurs(batch, lease, () -> move(batch.id(), state, reason, when));
    }

    private void move(long batch, BatchState state, Reason reason, @Nullable Instant when) {
        sql.sql("UPDATE batch SET state = :state, reason = :reason, not_before = :when WHERE id = :id")
                .param("state", state.name())
                .param("reason", Sql.text(reason))
                .param("when", Sql.time(when), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", batch)
                .update();
    }

    @Override
    public void leaveOpen(
            String run,
            SubmittedBatch submitted,
            List<DeviatingTarget> settled,
            List<TargetRow> again,
            Reason evidence,
            Predicate<TargetRow> warm,
            Instant now) {
        Batch batch = submitted.batch();
        Set<Integer> confirmed = settled.stream()
                .filter(each -> each.outcome() == Outcome.CONFIRMED)
                .map(DeviatingTarget::position)
                .collect(Collectors.toSet());
        TargetEnds.Found found = ends.find(run, submitted, confirmed, again, warm);
        leases.inOneCommitIfOurs(batch, submitted.lease(), () -> {
            ends.record(run, submitted, Reason.NONE, settled, again, found, now);
            move(batch.id(), BatchState.SUBMITTED, evidence, null);
        });
    }

    @Override
    public void settle(
            String run,
            SubmittedBatch submitted,
            BatchState state,
            Reason reason,
            List<DeviatingTarget> exceptions,
            List<TargetRow> again,
            TaskEnd end,
            Predicate<TargetRow> warm,
            Instant now) {
        Batch batch = submitted.batch();
        TargetEnds.Found found = ends.find(run, submitted, confirmed(submitted, state, exceptions), again, warm);
        leases.inOneCommitIfOurs(batch, submitted.lease(), () -> {
            sql.sql("""
                    UPDATE batch SET state = :state, reason = :reason, settled_at = :now, not_before = NULL,
                        completed_at = :completed, task_method = :method
                    WHERE id = :id
                    """)
                    .param("state", state.name())
                    .param("reason", Sql.text(reason))
                    .param("now", Sql.time(now))
                    .param("completed", Sql.time(end.completed()), Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("method", end.method())
                    .param("id", batch.id())
                    .update();
            ends.record(run, submitted, reason, exceptions, again, found, now);
        });
    }

    private static Set<Integer> confirmed(
            SubmittedBatch submitted, BatchState state, List<DeviatingTarget> exceptions) {
        if (state != BatchState.CONFIRMED) {
            return Set.of();
        }
        Set<Integer> others = new HashSet<>(submitted.closed());
        exceptions.forEach(each -> others.add(each.position()));
        return IntStream.range(0, submitted.batch().size())
                .filter(position -> !others.contains(position))
                .boxed()
                .collect(Collectors.toSet());
    }
}
