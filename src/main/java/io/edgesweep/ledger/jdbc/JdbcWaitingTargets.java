package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.WaitingTargets;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link WaitingTargets} on JDBC. */
final class JdbcWaitingTargets implements WaitingTargets {

    private static final String WAITING = """
             state IN ('RECORDED', 'DEFERRED') AND kind <> 'PREFETCH'
            AND EXISTS (SELECT 1 FROM run WHERE run.id = b.recorded_by AND run.sealed_at IS NOT NULL)
            """;

    /** The sums of a run that is under way are read while it goes on, and would not hold. */
    private static final String NOT_UNDER_WAY = """
             AND NOT EXISTS (SELECT 1 FROM run answering WHERE answering.id = b.run_id AND answering.state <> 'FINISHED')
            """;

    private static final String OF_KEY = """
             job = :job AND recorded_by = :run AND site = :site AND kind = :kind AND urgency = :urgency AND
            """;

    private final Sql sql;
    private final BatchRows rows;

    JdbcWaitingTargets(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    @Override
    public List<Group> groups(int most) {
        List<Group> all = new ArrayList<>();
        for (String job : JobNames.all(sql)) {
            List<Group> ofJob = new ArrayList<>(groups(job, "RECORDED", most));
            ofJob.addAll(groups(job, "DEFERRED", most));
            ofJob.sort(Comparator.comparing((Group group) -> -group.key().priority())
                    .thenComparing(group -> group.key().run()));
            all.addAll(ofJob);
        }
        return all.stream().limit(most).map(this::withExample).toList();
    }

    private List<Group> groups(String job, String state, int most) {
        return sql.sql("""
                SELECT job, recorded_by, site, kind, urgency, reason, not_before, COUNT(*) AS batches, MIN(id) AS first_batch,
                """
                        + " SUM(" + BatchRows.ROWS + ") AS targets FROM batch b WHERE job = :job AND state = :state AND"
                        + WAITING + """
                GROUP BY job, recorded_by, site, kind, urgency, reason, not_before
                ORDER BY job, urgency, recorded_by, site, kind, not_before LIMIT :most
                """)
                .param("job", job)
                .param("state", state)
                .param("most", most)
                .query((row, i) -> new Group(
                        new Key(
                                row.getString("job"),
                                row.getString("recorded_by"),
                                row.getString("site"),
                                Kind.valueOf(row.getString("kind")),
                                9 - row.getInt("urgency")),
                        row.getLong("targets"),
                        row.getInt("batches"),
                        Reason.ofKept(row.getString("reason")),
                        Sql.instant(row, "not_before"),
                        String.valueOf(row.getLong("first_batch"))))
                .list();
    }

    /** A whole site has no value. */
    private Group withExample(Group group) {
        String example =
                rows.targets(Long.parseLong(group.example())).get(0).target().value();
        return new Group(group.key(), group.targets(), group.batches(), group.reason(), group.until(), example);
    }

    @Override
    public int putFirst(Key key) {
        return of(key, sql.sql("UPDATE batch b SET urgency = 0 WHERE" + OF_KEY + WAITING))
                .update();
    }

    @Override
    public List<Withdrawn> withdraw(Key key, Reason reason, Instant now) {
        // What was taken out is counted, not what was there before: the sender, and others, take batches meanwhile.
        String ours = "withdrawal " + UUID.randomUUID();
        return sql.resultOfOneCommit(() -> {
            of(
                            key,
                            sql.sql("UPDATE batch b SET state = 'WITHDRAWN', not_before = NULL, lease_owner = :ours,"
                                    + " lease_until = NULL, settled_at = :now, code = '', reason = :reason WHERE"
                                    + OF_KEY + WAITING + NOT_UNDER_WAY))
                    .param("ours", ours)
                    .param("now", Sql.time(now))
                    .param("reason", Sql.text(reason))
                    .update();
            List<Withdrawn> withdrawn = sql.sql("SELECT run_id, SUM(" + BatchRows.ROWS
                            + " - CASE WHEN covers > 0 THEN covers ELSE 1 END * (SELECT COUNT(*) FROM target_exception e"
                            + " WHERE e.batch_id = b.id)) AS targets FROM batch b"
                            + " WHERE job = :job AND state = 'WITHDRAWN' AND lease_owner = :ours GROUP BY run_id")
                    .param("job", key.job())
                    .param("ours", ours)
                    .query((row, i) ->
                            new Withdrawn(Objects.toString(row.getString("run_id"), ""), row.getLong("targets")))
                    .list();
            // They count with what the run left out, once for all.
            withdrawn.forEach(each -> sql.sql("UPDATE run SET excluded = excluded + :targets WHERE id = :run")
                    .param("targets", each.targets())
                    .param("run", each.run())
                    .update());
            return withdrawn;
        });
    }

    private static JdbcClient.StatementSpec of(Key key, JdbcClient.StatementSpec statement) {
        return statement
                .param("job", key.job())
                .param("run", key.run())
                .param("site", key.site())
                .param("kind", key.kind().name())
                .param("urgency", 9 - key.priority());
    }
}
