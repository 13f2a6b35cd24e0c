package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.EdgeLooks;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.StalePage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@link EdgeLooks} on JDBC. */
final class JdbcEdgeLooks implements EdgeLooks {

    private final Sql sql;
    private final StalePages stale;

    JdbcEdgeLooks(Sql sql, StalePages stale) {
        this.sql = sql;
        this.stale = stale;
    }

    @Override
    public void add(String run, long batch, List<EdgeLook> looks) {
        sql.inOneCommit(() -> {
            sql.sql("INSERT INTO edge_look"
                            + " (run_id, batch_id, content, fresh_pages, stale_pages, unknown_pages)"
                            + " VALUES (:run, :batch, :content, :fresh, :stale, :unknown)")
                    .param("run", run)
                    .param("batch", batch)
                    .param("fresh", of(Freshness.FRESH, looks))
                    .param("stale", of(Freshness.STALE, looks))
                    .param("unknown", of(Freshness.UNKNOWN, looks))
                    .param("content", EdgeLookCodec.write(looks))
                    .update();
            stale.looked(run, run, batch, looks);
        });
    }

    @Override
    public void lookedAgain(String run, List<EdgeLook> looks) {
        sql.inOneCommit(() -> stale.looked(run, "", NO_BATCH, looks));
    }

    @Override
    public List<StalePage.Count> stale() {
        return stale.counted();
    }

    @Override
    public Optional<StalePage> stale(String url) {
        return stale.find(url);
    }

    @Override
    public List<EdgeLook> of(String run, long batch) {
        return sql
                .sql(
                        "SELECT content FROM edge_look WHERE run_id = :run AND batch_id = :batch ORDER BY run_id, batch_id, id")
                .param("run", run)
                .param("batch", batch)
                .query(byte[].class)
                .list()
                .stream()
                .flatMap(content -> EdgeLookCodec.read(content).stream())
                .toList();
    }

    @Override
    public void forEach(String run, Consumer<EdgeLook> consumer) {
        List<Long> ids = sql.sql("SELECT id FROM edge_look WHERE run_id = :run ORDER BY run_id, batch_id, id")
                .param("run", run)
                .query(Long.class)
                .list();
        for (long id : ids) {
            byte[] content = sql.sql("SELECT content FROM edge_look WHERE id = :id")
                    .param("id", id)
                    .query(byte[].class)
                    .single();
            EdgeLookCodec.read(content).forEach(consumer);
        }
    }

    private static long of(Freshness freshness, List<EdgeLook> looks) {
        return looks.stream().filter(look -> look.freshness() == freshness).count();
    }

    @Override
    public Map<Freshness, Long> counted(String run) {
        return sql.sql("SELECT COUNT(*), SUM(fresh_pages), SUM(stale_pages), SUM(unknown_pages)"
                        + " FROM edge_look WHERE run_id = :run")
                .param("run", run)
                .query((row, number) -> row.getLong(1) == 0
                        ? Map.<Freshness, Long>of()
                        : Map.of(
                                Freshness.FRESH, row.getLong(2),
                                Freshness.STALE, row.getLong(3),
                                Freshness.UNKNOWN, row.getLong(4)))
                .single();
    }
}
