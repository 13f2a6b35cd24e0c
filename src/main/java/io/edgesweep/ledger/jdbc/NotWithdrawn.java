package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.WaitingTargets;
import io.edgesweep.ledger.WaitingTargets.Choice;
import io.edgesweep.ledger.WaitingTargets.WhyNot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds out why nothing was withdrawn of what somebody has chosen. */
final class NotWithdrawn {

    /** A named target is looked for in so many runs; what others hold, in so many batches of a state. */
    private static final int LOOKED_AT = 200;

    /** Of several causes the first counts. */
    private static final List<WhyNot> CAUSES = List.of(WhyNot.UNDER_WAY, WhyNot.WITHDRAWN, WhyNot.SENT);

    private final Sql sql;
    private final BatchRows rows;

    NotWithdrawn(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    WhyNot of(Choice choice) {
        WaitingTargets.Key key = choice.of();
        if (isNone(sql.sql("SELECT id FROM run WHERE job = :name LIMIT 1"), choice.job())) {
            return WhyNot.NO_JOB;
        }
        if (key != null && isNone(sql.sql("SELECT id FROM run WHERE id = :name"), key.run())) {
            return WhyNot.NO_RUN;
        }
        return CAUSES.stream()
                .filter(cause -> choice.targets().isEmpty() ? isHeld(choice, cause) : isNamed(choice, cause))
                .findFirst()
                .orElse(WhyNot.UNKNOWN);
    }

    private static boolean isNone(JdbcClient.StatementSpec statement, String name) {
        return statement.param("name", name).query(String.class).optional().isEmpty();
    }

    private static WhyNot cause(BatchState state) {
        return switch (state) {
            case RECORDED, DEFERRED -> WhyNot.UNDER_WAY;
            case WITHDRAWN -> WhyNot.WITHDRAWN;
            case SUBMITTING, UNSETTLED, SUBMITTED, CONFIRMED, FAILED, REFUSED, SUPERSEDED -> WhyNot.SENT;
        };
    }

    private boolean isNamed(Choice choice, WhyNot cause) {
        JdbcTargets targets = new JdbcTargets(sql, rows);
        return choice.targets().stream()
                .flatMap(value -> targets.find(value, "", LOOKED_AT).stream())
                .flatMap(seen -> Stream.ofNullable(seen.row().batch()))
                .filter(batch -> isIn(batch, choice))
                .anyMatch(batch -> cause(batch.state()) == cause);
    }

    private static boolean isIn(Batch batch, Choice choice) {
        WaitingTargets.Key key = choice.of();
        return batch.job().equals(choice.job())
                && (key == null || batch.recordedBy().equals(key.run()));
    }

    private boolean isHeld(Choice choice, WhyNot cause) {
        WaitingTargets.Key key = choice.of();
        List<Long> ids = sql.sql("SELECT id FROM batch WHERE job = :job AND state IN (:states) AND kind <> 'PREFETCH'"
                        + (key == null ? "" : " AND recorded_by = :run") + " ORDER BY id DESC LIMIT :most")
                .param("job", choice.job())
                .param("run", key == null ? "" : key.run())
                .param(
                        "states",
                        Arrays.stream(BatchState.values())
                                .filter(state -> cause(state) == cause)
                                .map(BatchState::name)
                                .toList())
                .param("most", LOOKED_AT)
                .query(Long.class)
                .list();
        return ids.stream()
                .flatMap(id -> rows.targets(id).stream())
                .anyMatch(row -> choice.has(row.target().value()));
    }
}
