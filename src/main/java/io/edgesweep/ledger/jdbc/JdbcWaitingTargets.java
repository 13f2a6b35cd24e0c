package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.WaitingTargets;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private final FindingRows findings;

    JdbcWaitingTargets(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.rows = rows;
        this.findings = new FindingRows(sql);
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
    public List<String> values(Choice choice, int most) {
        List<String> values = new ArrayList<>();
        for (long id : batches(choice)) {
            rows.targets(id).stream()
                    .map(row -> row.target().value())
                    .filter(choice::has)
                    .limit(most - values.size())
                    .forEach(values::add);
            if (values.size() == most) {
                break;
            }
        }
        return values;
    }

    private List<Long> batches(Choice choice) {
        String order = " ORDER BY urgency, recorded_at, first_ordinal, id";
        Key key = choice.of();
        return (key == null
                        ? sql.sql("SELECT id FROM batch b WHERE job = :job AND" + WAITING + order)
                                .param("job", choice.job())
                        : of(key, sql.sql("SELECT id FROM batch b WHERE" + OF_KEY + WAITING + order)))
                .query(Long.class)
                .list();
    }

    @Override
    public List<Withdrawn> withdraw(Choice choice, Reason reason, Instant now) {
        // What was taken out is counted, not what was there before: the sender, and others, take batches meanwhile.
        String ours = "withdrawal " + UUID.randomUUID();
        Key key = choice.of();
        // What a batch holds never changes, so it is read before the commit, which is short.
        Map<Long, Set<Integer>> some = choice.isWhole() ? Map.of() : positions(choice);
        return sql.resultOfOneCommit(() -> {
            if (choice.isWhole() && key != null) {
                of(key, withdrawal(OF_KEY, ours, reason, now)).update();
            }
            some.forEach((id, positions) -> withdraw(id, positions, ours, reason, now));
            List<Withdrawn> withdrawn = sql.sql("SELECT run_id, SUM(" + BatchRows.ROWS
                            + " - CASE WHEN covers > 0 THEN covers ELSE 1 END * (SELECT COUNT(*) FROM target_exception e"
                            + " WHERE e.batch_id = b.id)) AS targets FROM batch b"
                            + " WHERE job = :job AND state = 'WITHDRAWN' AND lease_owner = :ours GROUP BY run_id")
                    .param("job", choice.job())
                    .param("ours", ours)
                    .query((row, i) ->
                            new Withdrawn(Objects.toString(row.getString("run_id"), ""), row.getLong("targets")))
                    .list();
            withdrawn.stream().filter(each -> !each.run().isEmpty()).forEach(each -> {
                // They count with what the run left out, once for all.
                sql.sql("UPDATE run SET excluded = excluded + :targets WHERE id = :run")
                        .param("targets", each.targets())
                        .param("run", each.run())
                        .update();
                findings.noteWithdrawn(each.run(), each.targets(), reason, now);
            });
            return withdrawn;
        });
    }

    @Override
    public WhyNot whyNot(Choice choice) {
        return new NotWithdrawn(sql, rows).of(choice);
    }

    private JdbcClient.StatementSpec withdrawal(String which, String ours, Reason reason, Instant now) {
        return sql.sql("UPDATE batch b SET state = 'WITHDRAWN', not_before = NULL, lease_owner = :ours,"
                        + " lease_until = NULL, settled_at = :now, code = '', reason = :reason WHERE"
                        + which + WAITING + NOT_UNDER_WAY)
                .param("ours", ours)
                .param("now", Sql.time(now))
                .param("reason", Sql.text(reason));
    }

    private Map<Long, Set<Integer>> positions(Choice choice) {
        Map<Long, Set<Integer>> all = new LinkedHashMap<>();
        for (long id : batches(choice)) {
            List<TargetRow> targets = rows.targets(id);
            Set<Integer> positions = IntStream.range(0, targets.size())
                    .filter(i -> choice.has(targets.get(i).target().value()))
                    .boxed()
                    .collect(Collectors.toSet());
            if (!positions.isEmpty()) {
                all.put(id, positions);
            }
        }
        return all;
    }

    /** The batch is withdrawn if it still waits, and what nobody chose of it waits on in a batch of its own. */
    private void withdraw(long id, Set<Integer> positions, String ours, Reason reason, Instant now) {
        Optional<Batch> waiting = sql.sql("SELECT * FROM batch WHERE id = :id")
                .param("id", id)
                .query(BatchRows::batch)
                .optional();
        int taken =
                withdrawal(" id = :id AND ", ours, reason, now).param("id", id).update();
        if (waiting.isEmpty() || taken == 0 || positions.size() == waiting.get().size()) {
            return;
        }
        Batch batch = waiting.get();
        BatchRows.Parts parts = rows.divide(batch, rows.targets(id), positions, batch.reason());
        withdrawal(" id = :id AND ", ours, reason, now)
                .param("id", parts.first())
                .update();
        sql.sql("""
                UPDATE batch SET state = :state, not_before = :until, calls = :calls, code = :code, request_id = :request,
                    sent_at = :sent, answered_at = :answered WHERE id = :id
                """)
                .param("state", batch.state().name())
                .param("until", Sql.time(batch.notBefore()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("calls", batch.calls().count())
                .param("code", batch.calls().code())
                .param("request", batch.calls().requestId())
                .param("sent", Sql.time(batch.calls().sentAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("answered", Sql.time(batch.calls().answered()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", parts.second())
                .update();
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
