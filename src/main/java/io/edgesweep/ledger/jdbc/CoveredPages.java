package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Batch;
import io.edgesweep.targets.RowCodec;
import io.edgesweep.targets.TargetRow;
import java.util.Iterator;
import java.util.List;

/** The rows of {@code covered_page}: rows of the input that are purged by the one target of a batch, a directory in which they lie. */
final class CoveredPages {

    private final Sql sql;

    CoveredPages(Sql sql) {
        this.sql = sql;
    }

    /** Writes down for which rows the batch's one target is purged. */
    void cover(long batch, Iterator<List<TargetRow>> pages) {
        int covers = 0;
        while (pages.hasNext()) {
            List<TargetRow> page = pages.next();
            covers += page.size();
            sql.sql("""
                    INSERT INTO covered_page (batch_id, first_ordinal, size, content)
                    VALUES (:batch, :first, :size, :content)
                    """)
                    .param("batch", batch)
                    .param("first", page.get(0).ordinal())
                    .param("size", page.size())
                    .param("content", RowCodec.write(page))
                    .update();
        }
        setCovers(batch, covers);
    }

    /** The batch's one target is purged for the same rows as another's. */
    void copy(long batch, Batch other) {
        sql.sql("""
                INSERT INTO covered_page (batch_id, first_ordinal, size, content)
                SELECT CAST(:batch AS BIGINT), first_ordinal, size, content FROM covered_page WHERE batch_id = :other
                """).param("batch", batch).param("other", other.id()).update();
        setCovers(batch, other.covers());
    }

    private void setCovers(long batch, int covers) {
        sql.sql("UPDATE batch SET covers = :covers WHERE id = :id")
                .param("covers", covers)
                .param("id", batch)
                .update();
    }

    /** The ordinals at which the pages begin that are covered by the batch, in order. */
    List<Long> of(long batch) {
        return sql.sql("SELECT first_ordinal FROM covered_page WHERE batch_id = :batch ORDER BY first_ordinal")
                .param("batch", batch)
                .query(Long.class)
                .list();
    }

    List<TargetRow> page(long batch, long first) {
        return RowCodec.read(
                sql.sql("SELECT content FROM covered_page WHERE batch_id = :batch AND first_ordinal = :first")
                        .param("batch", batch)
                        .param("first", first)
                        .query(byte[].class)
                        .single());
    }
}
