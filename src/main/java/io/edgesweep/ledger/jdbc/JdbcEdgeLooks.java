package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.EdgeLooks;
import java.util.List;
import java.util.function.Consumer;

/** {@link EdgeLooks} on JDBC. */
final class JdbcEdgeLooks implements EdgeLooks {

    private final Sql sql;

    JdbcEdgeLooks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(String run, long batch, List<EdgeLook> looks) {
        sql.inOneCommit(
                () -> sql.sql("INSERT INTO edge_look (run_id, batch_id, content) VALUES (:run, :batch, :content)")
                        .param("run", run)
                        .param("batch", batch)
                        .param("content", EdgeLookCodec.write(looks))
                        .update());
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

    @Override
    public boolean isSome(String run) {
        return !sql.sql("SELECT id FROM edge_look WHERE run_id = :run LIMIT 1")
                .param("run", run)
                .query(Long.class)
                .list()
                .isEmpty();
    }
}
