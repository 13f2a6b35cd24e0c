package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.CallFigures;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunCount;
import io.edgesweep.ledger.RunFilter;
import io.edgesweep.ledger.RunState;
import io.edgesweep.ledger.RunSum;
import io.edgesweep.ledger.Runs;
import io.edgesweep.ledger.SourceCount;
import io.edgesweep.quota.Quota;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link Runs} on JDBC. */
final class JdbcRuns implements Runs {

    private static final int LONGEST_NAME = 200;

    private final Sql sql;
    private final StillOpen stillOpen;
    private final StalePages stalePages;
    private final FindingRows findings;
    private final QuotaReadingRows quotaReadings;
    private final FilteredRuns filtered;
    private final CallFigureRows callFigures;

    JdbcRuns(Sql sql, StalePages stalePages) {
        this.sql = sql;
        this.stillOpen = new StillOpen(sql);
        this.stalePages = stalePages;
        this.findings = new FindingRows(sql);
        this.quotaReadings = new QuotaReadingRows(sql);
        this.filtered = new FilteredRuns(sql);
        this.callFigures = new CallFigureRows(sql);
    }

    @Override
    public void begin(
            String id, String job, String site, String purges, String inputHash, String owner, Instant started) {
        sql.sql("""
                INSERT INTO run (id, job, site, state, purges, input_hash, owner, started_at)
                VALUES (:id, :job, :site, 'COLLECTING', :purges, :hash, :owner, :started)
                """)
                .param("id", id)
                .param("job", job)
                .param("site", site)
                .param("purges", purges)
                .param("hash", inputHash)
                .param("owner", Sql.text(owner, Sql.LONGEST_OWNER))
                .param("started", Sql.time(started))
                .update();
    }

    @Override
    public void takeOver(String id, String owner) {
        sql.inOneCommit(() -> {
            sql.sql("UPDATE run SET owner = :owner, calls_untold = calls_untold + 1 WHERE id = :id")
                    .param("owner", Sql.text(owner, Sql.LONGEST_OWNER))
                    .param("id", id)
                    .update();
            findings.becomeNotes(id);
        });
    }

    @Override
    public Optional<Run> unfinished(String job) {
        return sql.sql("SELECT * FROM run WHERE job = :job AND state <> 'FINISHED' ORDER BY started_at DESC LIMIT 1")
                .param("job", job)
                .query(JdbcRuns::run)
                .optional();
    }

    @Override
    public Optional<Run> undelivered(String job, Instant since) {
        return sql.sql("""
                SELECT * FROM run WHERE job = :job AND state = 'FINISHED' AND delivered_at IS NULL AND finished_at >= :since
                    AND NOT EXISTS (SELECT 1 FROM run later WHERE later.job = run.job AND later.started_at > run.started_at)
                ORDER BY started_at DESC, id DESC LIMIT 1
                """)
                .param("job", job)
                .param("since", Sql.time(since))
                .query(JdbcRuns::run)
                .optional();
    }

    @Override
    public void askedBy(String id, String who) {
        sql.sql("UPDATE run SET asked_by = :who WHERE id = :id AND asked_by = ''")
                .param("who", Sql.text(who, LONGEST_NAME))
                .param("id", id)
                .update();
    }

    @Override
    public String askedBy(String id) {
        return sql.sql("SELECT asked_by FROM run WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Override
    public void delivered(String id, Instant now) {
        sql.sql("UPDATE run SET delivered_at = :now WHERE id = :id AND delivered_at IS NULL")
                .param("now", Sql.time(now))
                .param("id", id)
                .update();
    }

    @Override
    public Optional<Run> find(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        List<Run> found = sql.sql("SELECT * FROM run WHERE id = :text OR id LIKE :begin ESCAPE '!' LIMIT 2")
                .param("text", text)
                .param("begin", text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%")
                .query(JdbcRuns::run)
                .list();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    @Override
    public Map<String, Run> named(Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sql.sql("SELECT * FROM run WHERE id IN (:ids)").param("ids", ids).query(JdbcRuns::run).list().stream()
                        .collect(Collectors.toMap(Run::id, run -> run));
    }

    @Override
    public List<Run> latest(int limit) {
        return sql.sql("SELECT * FROM run ORDER BY started_at DESC, id DESC LIMIT :limit" + sql.byIndex())
                .param("limit", limit)
                .query(JdbcRuns::run)
                .list();
    }

    @Override
    public List<Run> latestOf(String job, int limit) {
        return sql.sql("SELECT * FROM run WHERE job = :job ORDER BY job DESC, started_at DESC, id DESC LIMIT :limit"
                        + sql.byIndex())
                .param("job", job)
                .param("limit", limit)
                .query(JdbcRuns::run)
                .list();
    }

    @Override
    public List<Run> page(RunFilter filter, String before, int limit) {
        return filtered.page(filter, before, limit);
    }

    @Override
    public long count(RunFilter filter) {
        return filtered.count(filter);
    }

    @Override
    public List<Run> latestOfEachJob() {
        return jobs().stream()
                .flatMap(job -> sql
                        .sql("SELECT * FROM run WHERE job = :job AND state = 'FINISHED'"
                                + " ORDER BY job DESC, started_at DESC, id DESC LIMIT 1" + sql.byIndex())
                        .param("job", job)
                        .query(JdbcRuns::run)
                        .list()
                        .stream())
                .toList();
    }

    @Override
    public RunSum finishedSince(Instant since) {
        return sql.sql("""
                SELECT COUNT(*) AS runs, COALESCE(SUM(confirmed), 0) AS confirmed FROM run
                WHERE started_at > :since AND state = 'FINISHED'
                """)
                .param("since", Sql.time(since))
                .query((row, i) -> new RunSum(row.getLong("runs"), row.getLong("confirmed")))
                .single();
    }

    @Override
    public List<String> jobs() {
        return JobNames.all(sql);
    }

    @Override
    public List<RunCount> counted() {
        return sql.sql("""
                SELECT job, CASE WHEN state = 'FINISHED' THEN verdict ELSE 'unfinished' END AS ending, COUNT(*) AS runs
                FROM run GROUP BY job, CASE WHEN state = 'FINISHED' THEN verdict ELSE 'unfinished' END
                ORDER BY job, ending
                """)
                .query((row, i) -> new RunCount(
                        row.getString("job"), Objects.toString(row.getString("ending"), ""), row.getLong("runs")))
                .list();
    }

    @Override
    public Optional<Instant> latestSuccess(String job) {
        return sql.sql("SELECT MAX(finished_at) AS latest FROM run WHERE job = :job AND exit_code = 0")
                .param("job", job)
                .query((row, i) -> Optional.ofNullable(Sql.instant(row, "latest")))
                .single();
    }

    @Override
    public void finish(
            String id, OutcomeCounts counts, String verdict, int exitCode, boolean onlyInvalid, Instant finished) {
        // Before the run is over: a kill in between has it resumed, and this done again.
        stalePages.purgedBy(id);
        sql.sql("""
                UPDATE run SET state = 'FINISHED', finished_at = :finished, verdict = :verdict, exit_code = :exitCode,
                    only_invalid = :onlyInvalid, rows_read = :read, carried_in = :carriedIn,
                    invalid = :invalid, excluded = :excluded, duplicate = :duplicate, unchanged = :unchanged,
                    confirmed = :confirmed, failed = :failed, refused = :refused,
                    carried_over = :carriedOver, unsettled = :unsettled, stopped = :stopped, comment = :comments, still_open = :open
                WHERE id = :id
                """)
                .param("finished", Sql.time(finished))
                .param("verdict", verdict)
                .param("exitCode", exitCode)
                .param("onlyInvalid", onlyInvalid)
                .param("read", counts.read())
                .param("carriedIn", counts.carriedIn())
                .param("invalid", counts.of(Outcome.INVALID))
                .param("excluded", counts.of(Outcome.EXCLUDED))
                .param("duplicate", counts.of(Outcome.DUPLICATE))
                .param("unchanged", counts.of(Outcome.UNCHANGED))
                .param("confirmed", counts.of(Outcome.CONFIRMED))
                .param("failed", counts.of(Outcome.FAILED))
                .param("refused", counts.of(Outcome.REFUSED))
                .param("carriedOver", counts.of(Outcome.CARRIED_OVER))
                .param("unsettled", counts.of(Outcome.UNSETTLED))
                .param("stopped", counts.of(Outcome.STOPPED))
                .param("comments", counts.of(Outcome.COMMENT))
                .param("open", counts.open())
                .param("id", id)
                .update();
        stillOpen.update(id);
    }

    @Override
    public void note(String run, Finding finding) {
        findings.note(run, finding);
    }

    @Override
    public List<Finding> findings(String run) {
        return findings.of(run);
    }

    @Override
    public List<SourceCount> sources(String run) {
        return sql.sql("SELECT source, rows_read, rejected FROM run_source WHERE run_id = :run ORDER BY position")
                .param("run", run)
                .query((row, i) ->
                        new SourceCount(row.getString("source"), row.getLong("rows_read"), row.getLong("rejected")))
                .list();
    }

    @Override
    public void addCalls(String run, CallFigures figures) {
        callFigures.add(run, figures);
    }

    @Override
    public CallFigures calls(String run) {
        return callFigures.of(run);
    }

    @Override
    public void quotaRead(String run, String site, Collection<Quota> quotas, Instant now) {
        quotaReadings.add(run, site, quotas, now);
    }

    @Override
    public List<QuotaReading> quotas(String run) {
        return quotaReadings.of(run);
    }

    @Override
    public List<QuotaReading> latestQuotas() {
        return quotaReadings.latest();
    }

    static Run run(ResultSet row, int number) throws SQLException {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, row.getLong(outcome.name().toLowerCase(Locale.ROOT)));
        }
        int exitCode = row.getInt("exit_code");
        boolean noExitCode = row.wasNull();
        return new Run(
                row.getString("id"),
                row.getString("job"),
                row.getString("site"),
                RunState.valueOf(row.getString("state")),
                row.getString("purges"),
                row.getString("input_hash"),
                row.getString("owner"),
                requireNonNull(Sql.instant(row, "started_at")),
                Sql.instant(row, "finished_at"),
                new OutcomeCounts(row.getLong("rows_read"), row.getLong("carried_in"), outcomes),
                Objects.toString(row.getString("verdict"), ""),
                noExitCode ? null : exitCode,
                row.getBoolean("only_invalid"),
                row.getLong("still_open"));
    }
}
