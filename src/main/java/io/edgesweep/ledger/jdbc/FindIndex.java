package io.edgesweep.ledger.jdbc;

import io.edgesweep.targets.TargetRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The rows of {@code find_page}: where a target is, over all runs. */
final class FindIndex {

    /** So many pages are looked at by one query, which holds its result in memory. */
    private static final int PAGES = 500;

    private static final String LAST = "~";

    private final Sql sql;

    FindIndex(Sql sql) {
        this.sql = sql;
    }

    /** A place at which a target may be: the run that recorded it, and its ordinal there. */
    record Hit(String run, long ordinal) {}

    /** Writes down where the targets are that a run records, in the same commit. */
    void add(String run, List<TargetRow> rows) {
        if (!rows.isEmpty()) {
            add(run, rows, rows.stream().mapToLong(TargetRow::ordinal).min().orElse(0));
        }
    }

    /** A directory, whose first row has its ordinal and is in a page that begins there. */
    void addOne(String run, TargetRow directory) {
        add(run, List.of(directory), directory.ordinal() - 1);
    }

    private void add(String run, List<TargetRow> rows, long first) {
        sql.insertAllAsTheyAre(
                """
                INSERT INTO find_page (depth, bucket, run_id, first_ordinal, content)
                VALUES (:level, :bucket, :run, :first, :content)
                """,
                FindPages.of(rows, first).stream()
                        .map(page -> new MapSqlParameterSource("level", page.level())
                                .addValue("bucket", page.bucket())
                                .addValue("run", run)
                                .addValue("first", first)
                                .addValue("content", page.content()))
                        .toList());
    }

    void remove(String run) {
        sql.sql("DELETE FROM find_page WHERE run_id = :run").param("run", run).update();
    }

    /**
     * Where a target may be, in the newest runs first.
     *
     * @param before only runs before this one; empty for all
     * @param most   how many places at most
     */
    List<Hit> find(String value, String before, int most) {
        long hash = FindPages.hash(value);
        List<Hit> all = new ArrayList<>();
        for (int level = 0; level < FindPages.LEVELS; level++) {
            addOf(level, hash, before, most, all);
        }
        all.sort(Comparator.comparing(Hit::run).thenComparing(Hit::ordinal).reversed());
        return all.subList(0, Math.min(most, all.size()));
    }

    private void addOf(int level, long hash, String before, int most, List<Hit> all) {
        List<Hit> found = new ArrayList<>();
        Optional<At> last = Optional.of(new At(before.isEmpty() ? LAST : before, -1));
        while (last.isPresent() && found.size() < most) {
            last = look(level, hash, last.get(), found);
        }
        all.addAll(found);
    }

    /** The last page that was looked at. */
    private record At(String run, long first) {}

    /** Looks at some pages. Gives the last of them; empty when there are no more. */
    private Optional<At> look(int level, long hash, At after, List<Hit> found) {
        List<At> seen = new ArrayList<>();
        sql.sql("""
                SELECT run_id, first_ordinal, content FROM find_page
                WHERE depth = :level AND bucket = :bucket AND run_id <= :run AND (run_id < :run OR first_ordinal < :first)
                ORDER BY depth DESC, bucket DESC, run_id DESC, first_ordinal DESC LIMIT :most
                """ + sql.byIndex())
                .param("level", level)
                .param("bucket", FindPages.bucket(hash, level))
                .param("run", after.run())
                .param("first", after.first())
                .param("most", PAGES)
                .query((RowCallbackHandler) row -> {
                    At page = new At(row.getString("run_id"), row.getLong("first_ordinal"));
                    seen.add(page);
                    FindPages.hits(
                            row.getBytes("content"),
                            page.first(),
                            hash,
                            level,
                            ordinal -> found.add(new Hit(page.run(), ordinal)));
                });
        return seen.size() < PAGES ? Optional.empty() : Optional.of(seen.get(seen.size() - 1));
    }
}
