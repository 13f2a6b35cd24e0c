package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.List;

/** What runs have found, each once. */
final class FindingRows {

    private static final String WITHDRAWN = "finding.withdrawn";

    private final Sql sql;

    FindingRows(Sql sql) {
        this.sql = sql;
    }

    void note(String run, Finding finding) {
        sql.inOneCommit(() -> {
            Integer known = sql.sql("""
                    SELECT COUNT(*) FROM run_finding
                    WHERE run_id = :run AND kind = :kind AND place = :place AND reason = :reason
                    """)
                    .param("run", run)
                    .param("kind", finding.kind().name())
                    .param("place", Sql.text(finding.place()))
                    .param("reason", Sql.text(finding.reason()))
                    .query(Integer.class)
                    .single();
            if (known == 0) {
                sql.sql("""
                        INSERT INTO run_finding (run_id, found_at, kind, place, reason)
                        VALUES (:run, :at, :kind, :place, :reason)
                        """)
                        .param("run", run)
                        .param("at", Sql.time(finding.at()))
                        .param("kind", finding.kind().name())
                        .param("place", Sql.text(finding.place()))
                        .param("reason", Sql.text(finding.reason()))
                        .update();
            }
        });
    }

    /** Notes that targets of a run were withdrawn. What was withdrawn before for the same reason counts with them. */
    void noteWithdrawn(String run, long targets, Reason why, Instant now) {
        List<Finding> before = of(run).stream()
                .filter(each -> each.reason().code().equals(WITHDRAWN)
                        && each.reason().arguments().get(1).equals(why))
                .toList();
        long all = targets;
        for (Finding each : before) {
            all += ((Number) each.reason().arguments().get(0)).longValue();
            sql.sql("DELETE FROM run_finding WHERE run_id = :run AND reason = :reason")
                    .param("run", run)
                    .param("reason", Sql.text(each.reason()))
                    .update();
        }
        note(run, new Finding(now, FindingKind.NOTE, "", Reason.of(WITHDRAWN, all, why)));
    }

    List<Finding> of(String run) {
        return sql.sql("SELECT found_at, kind, place, reason FROM run_finding WHERE run_id = :run ORDER BY run_id, id")
                .param("run", run)
                .query((row, i) -> new Finding(
                        requireNonNull(Sql.instant(row, "found_at")),
                        FindingKind.valueOf(row.getString("kind")),
                        row.getString("place"),
                        Reason.ofKept(row.getString("reason"))))
                .list();
    }

    /** What the API said before a run was resumed says nothing of the run as it is from then on. */
    void becomeNotes(String id) {
        record Said(long finding, Reason reason) {}
        List<Said> before = sql.sql(
                        "SELECT id, reason FROM run_finding WHERE run_id = :id AND kind IN ('DENIED', 'UNAVAILABLE')")
                .param("id", id)
                .query((row, i) -> new Said(row.getLong("id"), Reason.ofKept(row.getString("reason"))))
                .list();
        for (Said each : before) {
            sql.sql("UPDATE run_finding SET kind = 'NOTE', reason = :reason WHERE id = :finding")
                    .param("reason", Sql.text(Reason.of("finding.before-resumed", each.reason())))
                    .param("finding", each.finding())
                    .update();
        }
    }
}
