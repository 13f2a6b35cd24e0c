package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.KeptOrder;
import io.edgesweep.ledger.Orders;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** {@link Orders} on JDBC. Files are kept compressed, in pages, so that none is ever in memory as a whole. */
final class JdbcOrders implements Orders {

    private static final int PAGE = 256 * 1024;

    private static final int LONGEST_WORDS = 2000;
    private static final int LONGEST_NAME = 200;

    private final Sql sql;
    private final Optional<Long> us;

    /** @param us this process among those that work with the ledger; empty where it has the ledger alone */
    JdbcOrders(Sql sql, Optional<Long> us) {
        this.sql = sql;
        this.us = us;
    }

    @Override
    public List<KeptOrder> all() {
        return sql.sql("""
                SELECT placed_order.*, node.id AS at_work FROM placed_order
                LEFT JOIN node ON node.id = node_id AND node.lease_until >= CURRENT_TIMESTAMP
                ORDER BY CASE WHEN put_first IS NULL THEN 1 ELSE 0 END, put_first DESC, asked_at, placed_order.id
                """)
                .query((row, i) -> new KeptOrder(
                        row.getString("id"),
                        requireNonNull(Sql.instant(row, "asked_at")),
                        row.getString("asked_by"),
                        new String(row.getBytes("content"), StandardCharsets.UTF_8),
                        row.getString("run_id"),
                        row.getObject("at_work") != null && !us.equals(Optional.of(row.getLong("at_work"))),
                        row.getString("ended"),
                        row.getString("words")))
                .list();
    }

    @Override
    public void add(String id, Instant at, String askedBy, String content, List<Path> uploads, boolean ours)
            throws IOException {
        try {
            sql.inOneCommit(() -> {
                sql.sql("""
                        INSERT INTO placed_order (id, asked_at, asked_by, node_id, content)
                        VALUES (:id, :at, :by, :node, :content)
                        """)
                        .param("node", ours ? us.orElse(null) : null, Types.BIGINT)
                        .param("id", id)
                        .param("at", Sql.time(at))
                        .param("by", cut(askedBy, LONGEST_NAME))
                        .param("content", content.getBytes(StandardCharsets.UTF_8))
                        .update();
                for (int i = 0; i < uploads.size(); i++) {
                    keep(id, i, uploads.get(i));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void keep(String id, int number, Path upload) {
        try (InputStream in = Files.newInputStream(upload);
                OutputStream out = new GZIPOutputStream(new BufferedOutputStream(new Pages(id, number), PAGE))) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean take(String id) {
        return us.isEmpty()
                || sql.sql("""
                        UPDATE placed_order SET node_id = :us WHERE id = :id AND ended IS NULL
                            AND (node_id IS NULL OR node_id = :us OR NOT EXISTS (
                                SELECT 1 FROM node WHERE node.id = node_id AND lease_until >= CURRENT_TIMESTAMP))
                        """).param("us", us.get()).param("id", id).update() == 1;
    }

    @Override
    public void putFirst(String id, Instant now) {
        sql.inOneCommit(() -> sql.sql("UPDATE placed_order SET put_first = :now WHERE id = :id")
                .param("now", Sql.time(now))
                .param("id", id)
                .update());
    }

    @Override
    public void begun(String id, String run) {
        sql.inOneCommit(() -> sql.sql("UPDATE placed_order SET run_id = :run WHERE id = :id")
                .param("run", run)
                .param("id", id)
                .update());
    }

    @Override
    public boolean isGivenUpUnread(String run) {
        return sql.sql("""
                SELECT COUNT(*) FROM run
                WHERE id = :run AND state = 'FINISHED' AND sealed_at IS NULL AND verdict = 'interrupted'
                """).param("run", run).query(Integer.class).single() == 1;
    }

    @Override
    public void ended(String id, String end, String words) {
        sql.inOneCommit(() -> {
            sql.sql("UPDATE placed_order SET ended = :end, words = :words WHERE id = :id")
                    .param("end", end)
                    .param("words", cut(words, LONGEST_WORDS))
                    .param("id", id)
                    .update();
            removeUploads(id);
        });
    }

    @Override
    public void forget(String id) {
        sql.inOneCommit(() -> {
            removeUploads(id);
            sql.sql("DELETE FROM placed_order WHERE id = :id").param("id", id).update();
        });
    }

    private void removeUploads(String id) {
        sql.sql("DELETE FROM order_upload_page WHERE order_id = :id")
                .param("id", id)
                .update();
    }

    @Override
    public void copyUpload(String id, int number, OutputStream to) throws IOException {
        try (InputStream in = new GZIPInputStream(new KeptPages(id, number), PAGE)) {
            in.transferTo(to);
        }
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }

    /** Takes each piece that it is given as a page. */
    private final class Pages extends OutputStream {

        private final String id;
        private final int number;
        private int position;

        Pages(String id, int number) {
            this.id = id;
            this.number = number;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            sql.sql("""
                    INSERT INTO order_upload_page (order_id, upload, position, content)
                    VALUES (:id, :number, :position, :content)
                    """)
                    .param("id", id)
                    .param("number", number)
                    .param("position", position++)
                    .param("content", Arrays.copyOfRange(bytes, from, from + length))
                    .update();
        }
    }

    /** Gives the pages one after the other. */
    private final class KeptPages extends InputStream {

        private final String id;
        private final int number;
        private int position;
        private InputStream page = InputStream.nullInputStream();

        KeptPages(String id, int number) {
            this.id = id;
            this.number = number;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = page.read(bytes, from, length);
            while (read < 0) {
                Optional<byte[]> next = next();
                if (next.isEmpty()) {
                    return -1;
                }
                page = new ByteArrayInputStream(next.get());
                read = page.read(bytes, from, length);
            }
            return read;
        }

        private Optional<byte[]> next() {
            return sql.sql("""
                    SELECT content FROM order_upload_page
                    WHERE order_id = :id AND upload = :number AND position = :position
                    """)
                    .param("id", id)
                    .param("number", number)
                    .param("position", position++)
                    .query((row, i) -> row.getBytes(1))
                    .optional();
        }
    }
}
