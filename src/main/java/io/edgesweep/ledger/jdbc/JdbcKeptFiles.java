package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.KeptFiles;
import io.edgesweep.ledger.KeptVersion;
import io.edgesweep.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link KeptFiles} on JDBC. */
final class JdbcKeptFiles implements KeptFiles {

    private final Sql sql;
    private final boolean isShared;

    /** @param isShared whether processes with other home folders may work with the ledger */
    JdbcKeptFiles(Sql sql, boolean isShared) {
        this.sql = sql;
        this.isShared = isShared;
    }

    @Override
    public List<KeptVersion> versions(String name) {
        return sql.sql("""
                SELECT generation, checksum, entries FROM kept_file WHERE name = :name
                UNION ALL
                SELECT next_generation, next_checksum, next_entries FROM kept_file
                WHERE name = :name AND next_generation IS NOT NULL
                ORDER BY 1
                """)
                .param("name", name)
                .query((row, i) -> new KeptVersion(row.getLong(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    @Override
    public void announce(String name, KeptVersion next) {
        sql.inOneCommitThoughOthersAdd(() -> {
            if (versions(name).isEmpty()) {
                sql.sql("INSERT INTO kept_file (name, generation, checksum, entries) VALUES (:name, 0, 0, 0)")
                        .param("name", name)
                        .update();
            }
            sql.sql("""
                    UPDATE kept_file
                    SET next_generation = :generation, next_checksum = :checksum, next_entries = :entries
                    WHERE name = :name
                    """)
                    .param("generation", next.generation())
                    .param("checksum", next.checksum())
                    .param("entries", next.entries())
                    .param("name", name)
                    .update();
        });
    }

    @Override
    public void keep(String name, long generation, Path file) throws IOException {
        if (!isShared) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            sql.inOneCommit(() -> {
                try {
                    keep(name, generation, new Pieces(in));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The pieces that an earlier version had are there already. Versions that count no more are forgotten, with their pieces. */
    private void keep(String name, long generation, Pieces pieces) throws IOException {
        long oldest =
                versions(name).stream().mapToLong(KeptVersion::generation).min().orElse(0);
        sql.sql("DELETE FROM kept_layout WHERE name = :name AND (generation < :oldest OR generation >= :generation)")
                .param("name", name)
                .param("oldest", oldest)
                .param("generation", generation)
                .update();
        Set<String> there = new HashSet<>(sql.sql("SELECT hash FROM kept_piece WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .list());
        int position = 0;
        for (Optional<byte[]> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
            String hash = hash(piece.get());
            if (there.add(hash)) {
                sql.sql("INSERT INTO kept_piece (name, hash, content) VALUES (:name, :hash, :content)")
                        .param("name", name)
                        .param("hash", hash)
                        .param("content", piece.get())
                        .update();
            }
            sql.sql("""
                    INSERT INTO kept_layout (name, generation, position, hash)
                    VALUES (:name, :generation, :position, :hash)
                    """)
                    .param("name", name)
                    .param("generation", generation)
                    .param("position", position++)
                    .param("hash", hash)
                    .update();
        }
        sql.sql("""
                DELETE FROM kept_piece WHERE name = :name
                    AND hash NOT IN (SELECT hash FROM kept_layout WHERE name = :name)
                """).param("name", name).update();
    }

    private static String hash(byte[] piece) {
        return HexFormat.of().formatHex(Sha256.begin().digest(piece));
    }

    @Override
    public boolean keeps(String name, long generation) {
        return isShared && piece(name, generation, 0).isPresent();
    }

    @Override
    public void copy(String name, long generation, OutputStream to) throws IOException {
        int position = 0;
        for (Optional<byte[]> piece = piece(name, generation, position);
                piece.isPresent();
                piece = piece(name, generation, ++position)) {
            to.write(piece.get());
        }
    }

    private Optional<byte[]> piece(String name, long generation, int position) {
        return sql.sql("""
                SELECT content FROM kept_layout JOIN kept_piece USING (name, hash)
                WHERE name = :name AND generation = :generation AND position = :position
                """)
                .param("name", name)
                .param("generation", generation)
                .param("position", position)
                .query((row, i) -> row.getBytes(1))
                .optional();
    }

    @Override
    public void replaced(String name) {
        sql.inOneCommit(() -> sql.sql("""
                UPDATE kept_file SET generation = next_generation, checksum = next_checksum, entries = next_entries,
                    next_generation = NULL, next_checksum = NULL, next_entries = NULL
                WHERE name = :name AND next_generation IS NOT NULL
                """).param("name", name).update());
    }
}
