package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.Digests;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/** {@link Digests} on JDBC: a table of one row, and a mark at each run. */
final class JdbcDigests implements Digests {

    private final Sql sql;

    JdbcDigests(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Instant toldUntil(Instant now) {
        Optional<Instant> told = read();
        if (told.isPresent()) {
            return told.get();
        }
        try {
            sql.inOneCommit(() -> {
                sql.sql("INSERT INTO digest (id, told_until) VALUES (1, :now)")
                        .param("now", Sql.time(now))
                        .update();
                mark(now);
            });
        } catch (DuplicateKeyException e) {
            // Another process was faster.
        }
        return read().orElse(now);
    }

    private Optional<Instant> read() {
        return sql.sql("SELECT told_until FROM digest WHERE id = 1")
                .query((row, i) -> requireNonNull(Sql.instant(row, "told_until")))
                .optional();
    }

    @Override
    public Optional<List<String>> take(Instant from, Instant until) {
        return sql.resultOfOneCommit(() -> {
            int taken = sql.sql("UPDATE digest SET told_until = :until WHERE id = 1 AND told_until = :from")
                    .param("until", Sql.time(until))
                    .param("from", Sql.time(from))
                    .update();
            if (taken == 0) {
                return Optional.empty();
            }
            mark(until);
            return Optional.of(sql.sql("SELECT id FROM run WHERE digest_at = :until ORDER BY started_at DESC, id DESC")
                    .param("until", Sql.time(until))
                    .query(String.class)
                    .list());
        });
    }

    private void mark(Instant now) {
        sql.sql("UPDATE run SET digest_at = :now WHERE state = 'FINISHED' AND digest_at IS NULL")
                .param("now", Sql.time(now))
                .update();
    }
}
