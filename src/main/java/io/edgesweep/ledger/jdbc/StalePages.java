package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.EdgeAnswer;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.StalePage;
import io.edgesweep.ledger.Targets;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetNormalizer;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which pages are stale at the edge, over all runs: from the look that finds a page stale until one that finds it fresh, or
 * until a run is over that has purged it again.
 */
final class StalePages {

    /** So many are compared with what a run has purged in one walk through it. */
    private static final int AT_ONCE = 10_000;

    private static final int LONGEST_URL = 2000;

    private final Sql sql;
    private final JdbcTargets targets;

    StalePages(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.targets = new JdbcTargets(sql, rows);
    }

    /**
     * Writes down what was found, in the commit that is under way.
     *
     * @param run   whose pages they are
     * @param by    the run that has purged them before the look; empty for a look that comes later
     * @param batch whose targets they are; 0 for none
     */
    void looked(String run, String by, long batch, List<EdgeLook> looks) {
        looks.stream().filter(look -> look.freshness() == Freshness.STALE).forEach(look -> found(run, batch, look));
        if (isEmpty("now_is <> 'FRESH'")) {
            return;
        }
        looks.stream().filter(look -> look.freshness() == Freshness.FRESH).forEach(look -> sql.sql("""
                        UPDATE stale_page SET now_is = 'FRESH', purged_by = CASE WHEN :by = '' THEN purged_by ELSE :by END
                        WHERE url = :url AND now_is <> 'FRESH'
                        """)
                .param("by", by)
                .param("url", key(look.url()))
                .update());
    }

    private static String key(String url) {
        return Sql.text(url, LONGEST_URL);
    }

    private boolean isEmpty(String which) {
        return sql.sql("SELECT url FROM stale_page WHERE " + which + " LIMIT 1")
                .query(String.class)
                .list()
                .isEmpty();
    }

    private void found(String run, long batch, EdgeLook look) {
        Instant at = look.evidence().stream()
                .map(EdgeAnswer::at)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        int known = sql.sql("""
                UPDATE stale_page SET run_id = :run, looked_at = :at, now_is = 'STALE', purged_by = '',
                    site = COALESCE((SELECT site FROM batch WHERE id = :batch), site)
                WHERE url = :url
                """)
                .param("url", key(look.url()))
                .param("batch", batch)
                .param("at", Sql.time(at))
                .param("run", run)
                .update();
        if (known > 0) {
            // A look that comes later knows no batch, and what a run has for its site may be words for several.
            return;
        }
        sql.sql("""
                INSERT INTO stale_page (url, site, run_id, looked_at, now_is)
                SELECT :url, COALESCE((SELECT site FROM batch WHERE id = :batch), run.site), run.id, :at, 'STALE'
                FROM run WHERE run.id = :run
                """)
                .param("url", key(look.url()))
                .param("batch", batch)
                .param("at", Sql.time(at))
                .param("run", run)
                .update();
    }

    /** What is stale was purged again, as far as the run has done that since it was last looked at. */
    void purgedBy(String run) {
        List<Open> open = open(run, "");
        while (!open.isEmpty()) {
            Purged purged = new Purged(open);
            targets.walk(run, Set.of(Outcome.CONFIRMED), Targets.Position.START, (row, next) -> {
                Batch batch = row.batch();
                if (row.target() != null && batch != null && batch.calls().sentAt() != null) {
                    purged.add(row.target(), batch.calls().sentAt());
                }
                return true;
            });
            sql.inOneCommit(() -> purged.urls.forEach(
                    url -> sql.sql("""
                            UPDATE stale_page SET now_is = 'PURGED', purged_by = :run WHERE url = :url AND now_is = 'STALE'
                            """).param("run", run).param("url", url).update()));
            open = open.size() < AT_ONCE
                    ? List.of()
                    : open(run, open.get(open.size() - 1).url());
        }
    }

    /** Those that the run may have purged since they were looked at: none where it sent nothing after that. */
    private List<Open> open(String run, String after) {
        return sql.sql("""
                SELECT url, site, looked_at FROM stale_page WHERE now_is = 'STALE' AND url > :after
                AND looked_at < (SELECT MAX(sent_at) FROM batch WHERE run_id = :run) ORDER BY url LIMIT :most
                """)
                .param("after", after)
                .param("run", run)
                .param("most", AT_ONCE)
                .query((row, i) -> new Open(
                        row.getString("url"), row.getString("site"), requireNonNull(Sql.instant(row, "looked_at"))))
                .list();
    }

    /** A page that is stale. */
    private record Open(String url, String site, Instant lookedAt) {

        /** Whether the target, which is no URL, is purged with all that it holds, and this page is of it. */
        boolean isOf(TargetRow row) {
            return switch (row.target().kind()) {
                case PREFIX -> url.startsWith(row.target().value());
                case HOST ->
                    TargetNormalizer.hostOf(url)
                            .filter(row.target().value()::equals)
                            .isPresent();
                case ALL -> row.site().equals(site);
                case URL, TAG, PREFETCH -> false;
            };
        }
    }

    /** Gathers which pages were purged since they were looked at. */
    private static final class Purged {

        private final Map<String, Open> byUrl = new HashMap<>();
        private final Set<String> urls = new HashSet<>();

        Purged(List<Open> open) {
            open.forEach(each -> byUrl.put(each.url(), each));
        }

        void add(TargetRow row, Instant sent) {
            if (row.target().kind() == Kind.URL) {
                add(byUrl.get(key(row.target().value())), sent);
            } else {
                byUrl.values().stream().filter(page -> page.isOf(row)).forEach(page -> add(page, sent));
            }
        }

        private void add(@Nullable Open page, Instant sent) {
            if (page != null && page.lookedAt().isBefore(sent)) {
                urls.add(page.url());
            }
        }
    }

    Optional<StalePage> find(String url) {
        return sql.sql("SELECT run_id, now_is, purged_by FROM stale_page WHERE url = :url")
                .param("url", key(url))
                .query((row, i) -> new StalePage(
                        row.getString("run_id"),
                        StalePage.Now.valueOf(row.getString("now_is")),
                        row.getString("purged_by")))
                .optional();
    }

    List<StalePage.Count> counted() {
        return sql.sql("""
                SELECT run.job AS job, run.id AS id, COUNT(*) AS pages FROM stale_page JOIN run ON run.id = run_id
                WHERE now_is = 'STALE' GROUP BY run.job, run.id ORDER BY run.id DESC
                """)
                .query((row, i) -> new StalePage.Count(row.getString("job"), row.getString("id"), row.getLong("pages")))
                .list();
    }
}
