package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.BatchTargets;
import io.edgesweep.ledger.History;
import io.edgesweep.ledger.JobTargets;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.targets.Kind;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.edgesweep.text.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.RowCallbackHandler;

/** {@link History} on JDBC. */
final class JdbcHistory implements History {

    private static final String PURGES = "b.kind <> 'PREFETCH'";
    private static final List<String> WAITING = List.of("RECORDED", "DEFERRED");
    private static final String PREFETCHES = "b.kind = 'PREFETCH'";

    /** A call was announced at most so long before its answer; what was found out later of one that had none counts by its call. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    private final Sql sql;
    private final BatchRows rows;
    private final CoveredPages covered;

    JdbcHistory(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.rows = rows;
        this.covered = new CoveredPages(sql);
    }

    @Override
    public OutcomeCounts counts(String run) {
        Map<Outcome, Long> outcomes = outcomes(run, PURGES);
        return sql.sql(
                        "SELECT rows_read, carried_in, invalid, excluded, duplicate, unchanged, stopped, comment FROM run WHERE id = :run")
                .param("run", run)
                .query((row, i) -> {
                    add(outcomes, Outcome.INVALID, row.getLong("invalid"));
                    add(outcomes, Outcome.EXCLUDED, row.getLong("excluded"));
                    add(outcomes, Outcome.DUPLICATE, row.getLong("duplicate"));
                    add(outcomes, Outcome.UNCHANGED, row.getLong("unchanged"));
                    add(outcomes, Outcome.STOPPED, row.getLong("stopped"));
                    add(outcomes, Outcome.COMMENT, row.getLong("comment"));
                    return new OutcomeCounts(row.getLong("rows_read"), row.getLong("carried_in"), outcomes);
                })
                .single();
    }

    @Override
    public Map<Outcome, Long> warmed(String run) {
        return outcomes(run, PREFETCHES);
    }

    private Map<Outcome, Long> outcomes(String run, String which) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        sql.sql("SELECT b.state AS state, SUM(" + BatchRows.ROWS
                        + ") AS targets FROM batch b WHERE b.run_id = :run AND " + which + " GROUP BY b.state")
                .param("run", run)
                .query((RowCallbackHandler) row -> {
                    BatchState state = BatchState.valueOf(row.getString("state"));
                    add(outcomes, outcome(state), row.getLong("targets"));
                });
        sql.sql("""
                SELECT b.state AS state, SUM(CASE WHEN b.covers > 0 THEN b.covers ELSE 1 END) AS targets
                FROM target_exception e JOIN batch b ON b.id = e.batch_id WHERE b.run_id = :run AND
                """ + which + " GROUP BY b.state").param("run", run).query((RowCallbackHandler) row -> {
            BatchState state = BatchState.valueOf(row.getString("state"));
            add(outcomes, outcome(state), -row.getLong("targets"));
        });
        // What an earlier run found out has been counted there.
        sql.sql("""
                SELECT e.outcome AS outcome, SUM(CASE WHEN b.covers > 0 THEN b.covers ELSE 1 END) AS targets
                FROM target_exception e JOIN batch b ON b.id = e.batch_id
                WHERE b.run_id = :run AND e.run_id = :run AND
                """ + which + " GROUP BY e.outcome").param("run", run).query((RowCallbackHandler)
                row -> add(outcomes, Outcome.valueOf(row.getString("outcome")), row.getLong("targets")));
        // They are counted with the run's own, once for all, when they turn out to be duplicates.
        outcomes.remove(Outcome.DUPLICATE);
        // As above, when they are withdrawn.
        outcomes.remove(Outcome.EXCLUDED);
        return outcomes;
    }

    /** Site by site, so that the index finds what was sent lately among very many batches. */
    @Override
    public long sentSince(Set<String> sites, Kind kind, Instant since) {
        return sites.stream()
                .mapToLong(site -> sql.sql("""
                        SELECT COALESCE(SUM(size), 0) FROM batch WHERE site = :site AND kind = :kind AND sent_at >= :since
                        AND state IN ('SUBMITTING', 'SUBMITTED', 'UNSETTLED', 'CONFIRMED', 'FAILED')
                        """)
                        .param("site", site)
                        .param("kind", kind.name())
                        .param("since", Sql.time(since))
                        .query(Long.class)
                        .single())
                .sum();
    }

    @Override
    public long sentByOthers(String run, Set<String> sites, Kind kind, Instant since, Instant until) {
        return sql.sql("""
                SELECT COALESCE(SUM(size), 0) FROM batch WHERE site IN (:sites) AND kind = :kind AND sent_at >= :earliest
                AND COALESCE(answered_at, sent_at) >= :since AND sent_at <= :until AND run_id <> :run
                AND state IN ('SUBMITTING', 'SUBMITTED', 'UNSETTLED', 'CONFIRMED', 'FAILED')
                """)
                .param("run", run)
                .param("sites", sites)
                .param("kind", kind.name())
                .param("earliest", Sql.time(since.minus(LONGEST_CALL)))
                .param("since", Sql.time(since))
                .param("until", Sql.time(until))
                .query(Long.class)
                .single();
    }

    @Override
    public Map<String, Map<Kind, Long>> waiting() {
        return waiting(JobTargets::targets);
    }

    @Override
    public Map<String, Map<Kind, Long>> waitingForQuota() {
        return waiting(JobTargets::notHeld);
    }

    private Map<String, Map<Kind, Long>> waiting(ToLongFunction<JobTargets> targets) {
        Map<String, Map<Kind, Long>> waiting = new TreeMap<>();
        waitingByJob().forEach(each -> waiting.computeIfAbsent(each.site(), site -> new EnumMap<>(Kind.class))
                .merge(each.kind(), targets.applyAsLong(each), Long::sum));
        return waiting;
    }

    /** Job by job, so that the index finds what waits among very many batches that do not. */
    @Override
    public List<JobTargets> waitingByJob() {
        List<JobTargets> waiting = new ArrayList<>();
        for (String job : JobNames.all(sql)) {
            Map<String, JobTargets> all = new TreeMap<>();
            for (String state : WAITING) {
                waiting(job, state)
                        .forEach(each -> all.merge(each.site() + " " + each.kind(), each, JdbcHistory::together));
            }
            waiting.addAll(all.values());
        }
        return waiting;
    }

    private static JobTargets together(JobTargets one, JobTargets other) {
        return new JobTargets(
                one.job(),
                one.site(),
                one.kind(),
                one.targets() + other.targets(),
                one.held() + other.held(),
                one.why().isNone() ? other.why() : one.why());
    }

    private List<JobTargets> waiting(String job, String state) {
        return sql.sql("""
                SELECT job, site, kind, SUM(size) AS targets,
                    SUM(CASE WHEN state = 'DEFERRED' AND not_before IS NULL THEN size ELSE 0 END) AS held,
                    MAX(CASE WHEN state = 'DEFERRED' AND not_before IS NULL THEN reason ELSE '' END) AS why
                FROM batch
                WHERE job = :job AND state = :state
                AND EXISTS (SELECT 1 FROM run WHERE run.id = batch.recorded_by AND run.sealed_at IS NOT NULL)
                GROUP BY job, site, kind ORDER BY job, site, kind
                """)
                .param("job", job)
                .param("state", state)
                .query((row, i) -> new JobTargets(
                        row.getString("job"),
                        row.getString("site"),
                        Kind.valueOf(row.getString("kind")),
                        row.getLong("targets"),
                        row.getLong("held"),
                        Reason.ofKept(row.getString("why"))))
                .list();
    }

    @Override
    public Backlog waitingOf(String job) {
        return sql.sql("""
                SELECT COALESCE(SUM(size), 0) AS targets, MIN(not_before) AS until FROM batch
                WHERE job = :job AND state IN ('RECORDED', 'DEFERRED')
                AND EXISTS (SELECT 1 FROM run WHERE run.id = batch.recorded_by AND run.sealed_at IS NOT NULL)
                """)
                .param("job", job)
                .query((row, i) -> new Backlog(row.getLong("targets"), Sql.instant(row, "until")))
                .single();
    }

    @Override
    public List<JobTargets> recorded(String run) {
        return sql.sql("""
                SELECT job, site, kind, SUM(size) AS targets FROM batch WHERE recorded_by = :run AND attempt = 1
                GROUP BY job, site, kind ORDER BY job, site, kind
                """).param("run", run).query(JdbcHistory::jobTargets).list();
    }

    private static JobTargets jobTargets(ResultSet row, int number) throws SQLException {
        return new JobTargets(
                row.getString("job"),
                row.getString("site"),
                Kind.valueOf(row.getString("kind")),
                row.getLong("targets"));
    }

    private static void add(Map<Outcome, Long> outcomes, Outcome outcome, long targets) {
        outcomes.merge(outcome, targets, Long::sum);
    }

    /** What a target is, at the end of a run, whose batch is in the state. */
    static Outcome outcome(BatchState state) {
        return switch (state) {
            case RECORDED, DEFERRED -> Outcome.CARRIED_OVER;
            case SUBMITTING, UNSETTLED, SUBMITTED -> Outcome.UNSETTLED;
            case CONFIRMED -> Outcome.CONFIRMED;
            case FAILED -> Outcome.FAILED;
            case REFUSED -> Outcome.REFUSED;
            case SUPERSEDED -> Outcome.DUPLICATE;
            case WITHDRAWN -> Outcome.EXCLUDED;
        };
    }

    @Override
    public int batches(String run, Set<BatchState> states, int most) {
        return sql.sql("SELECT id FROM batch WHERE run_id = :run AND state IN (:states) LIMIT :most")
                .param("run", run)
                .param("states", states.stream().map(BatchState::name).toList())
                .param("most", most)
                .query(Long.class)
                .list()
                .size();
    }

    @Override
    public void forEachBatch(String run, Consumer<BatchTargets> consumer) {
        List<Long> ids = sql.sql("""
                SELECT id FROM batch WHERE run_id = :run
                ORDER BY CASE WHEN recorded_by = :run THEN 1 ELSE 0 END, recorded_by, first_ordinal, id
                """).param("run", run).query(Long.class).list();
        for (long id : ids) {
            consumer.accept(targets(rows.find(id)));
        }
    }

    private BatchTargets targets(Batch batch) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        int one = batch.covers() > 0 ? batch.covers() : 1;
        int rest = batch.rows();
        for (NotedDeviation noted : rows.exceptions(batch.id())) {
            outcomes.merge(noted.exception().outcome(), one, Integer::sum);
            rest -= one;
        }
        if (rest > 0) {
            outcomes.merge(outcome(batch.state()), rest, Integer::sum);
        }
        return new BatchTargets(batch, outcomes);
    }

    @Override
    public Set<String> sitesToSend(String run, Kind kind) {
        return new TreeSet<>(sql.sql("""
                SELECT DISTINCT site FROM batch WHERE run_id = :run AND kind = :kind
                AND state IN ('RECORDED', 'DEFERRED', 'SUBMITTING', 'UNSETTLED')
                """)
                .param("run", run)
                .param("kind", kind.name())
                .query(String.class)
                .list());
    }

    @Override
    public void forEachRow(String run, Consumer<RowOutcome> consumer) {
        RowsInOrder merge = new RowsInOrder(consumer);
        addBatches(merge, run, PURGES);
        sql.sql("SELECT first_ordinal FROM rejected_page WHERE run_id = :run")
                .param("run", run)
                .query((RowCallbackHandler) row -> {
                    long first = row.getLong("first_ordinal");
                    merge.add("", first, () -> BatchOutcomes.rejected(rejectedPage(run, first)));
                });
        merge.run();
    }

    @Override
    public void forEachWarmed(String run, Consumer<RowOutcome> consumer) {
        RowsInOrder merge = new RowsInOrder(consumer);
        addBatches(merge, run, PREFETCHES);
        merge.run();
    }

    private void addBatches(RowsInOrder merge, String run, String which) {
        sql.sql("SELECT b.id, b.recorded_by, b.first_ordinal, b.covers FROM batch b WHERE b.run_id = :run AND " + which)
                .param("run", run)
                .query((RowCallbackHandler) row -> {
                    String recordedBy = row.getString("recorded_by");
                    String carriedFrom = recordedBy.equals(run) ? "" : recordedBy;
                    long id = row.getLong("id");
                    if (row.getInt("covers") == 0) {
                        merge.add(carriedFrom, row.getLong("first_ordinal"), opening(id, run));
                    } else {
                        addCovered(merge, carriedFrom, id, run);
                    }
                });
    }

    private RowsInOrder.Opening opening(long id, String run) {
        return () -> BatchOutcomes.of(rows.find(id), rows.targets(id), rows.exceptions(id), run);
    }

    private void addCovered(RowsInOrder merge, String carriedFrom, long id, String run) {
        for (long first : covered.of(id)) {
            merge.add(
                    carriedFrom,
                    first,
                    () -> BatchOutcomes.covered(rows.find(id), covered.page(id, first), rows.exceptions(id), run));
        }
    }

    private byte[] rejectedPage(String run, long first) {
        return sql.sql("SELECT content FROM rejected_page WHERE run_id = :run AND first_ordinal = :first")
                .param("run", run)
                .param("first", first)
                .query(byte[].class)
                .single();
    }
}
