package io.edgesweep.ledger.jdbc;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which targets of a batch a later run of its job has asked for since the batch's call left, so that they need not be sent again
 * for this one. While a batch waits, the rows of a new run for its targets are duplicates; once it is sent they are not, because what
 * they ask for may have changed since. If it then turns out that the call had no effect, both would be sent.
 */
final class AskedSince {

    /** What is asked for by these has been sent, or will be. A target that failed or was refused in one is answered for by nobody. */
    private static final String ANSWERED_FOR =
            "('RECORDED', 'DEFERRED', 'SUBMITTING', 'UNSETTLED', 'SUBMITTED', 'CONFIRMED')";

    private final Sql sql;
    private final BatchRows rows;
    private final CoveredPages covered;

    AskedSince(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.rows = rows;
        this.covered = new CoveredPages(sql);
    }

    /**
     * Some of the targets that were looked for.
     *
     * @param positions where they stand among those
     * @param run       the run that has asked for them, or for the first that was found; empty when there are none
     */
    record Found(Set<Integer> positions, String run) {

        static final Found NOTHING = new Found(Set.of(), "");

        boolean isNothing() {
            return positions.isEmpty();
        }

        /** Why they are not sent. */
        Reason reason() {
            return Reason.of("duplicate.since", run);
        }
    }

    /**
     * Looks for targets of a batch that was sent.
     *
     * @param targets all of its targets, or some
     */
    Found of(Batch batch, List<TargetRow> targets) {
        return of(batch, batch.key().kind(), targets);
    }

    /** Looks for rows that a batch has purged, and that are to be prefetched now. */
    Found toPrefetch(Batch batch, List<TargetRow> purged) {
        return of(batch, Kind.PREFETCH, purged);
    }

    /**
     * Looks for the targets of waiting prefetches among what a later run has recorded, which is read once for all of them.
     *
     * @return what was found of each batch, where anything was
     */
    Map<Batch, Found> inRun(String run, Map<Batch, List<TargetRow>> prefetches) {
        Map<String, List<Batch>> holders = new HashMap<>();
        prefetches.forEach((batch, targets) -> targets.forEach(
                row -> holders.computeIfAbsent(wanted(batch.key().site(), row), wanted -> new ArrayList<>(1))
                        .add(batch)));
        Map<Batch, Set<String>> found = new HashMap<>();
        for (Batch later : purgesOf(run)) {
            for (TargetRow row : answeredFor(later.id(), later.covers() > 0)) {
                String wanted = wanted(later.key().site(), row);
                holders.getOrDefault(wanted, List.of())
                        .forEach(batch -> found.computeIfAbsent(batch, its -> new HashSet<>())
                                .add(wanted));
            }
        }
        Map<Batch, Found> byBatch = new HashMap<>();
        found.forEach((batch, wanted) -> {
            List<TargetRow> targets = requireNonNull(prefetches.get(batch));
            Set<Integer> positions = IntStream.range(0, targets.size())
                    .filter(position -> wanted.contains(wanted(batch.key().site(), targets.get(position))))
                    .boxed()
                    .collect(Collectors.toSet());
            byBatch.put(batch, new Found(positions, run));
        });
        return byBatch;
    }

    private static String wanted(String site, TargetRow row) {
        return site + ' ' + row.target().value();
    }

    private List<Batch> purgesOf(String run) {
        return sql.sql("SELECT * FROM batch WHERE recorded_by = :run AND (kind = 'URL' OR covers > 0) AND state IN "
                        + ANSWERED_FOR)
                .param("run", run)
                .query(BatchRows::batch)
                .list();
    }

    private Found of(Batch batch, Kind kind, List<TargetRow> targets) {
        List<String> later = targets.isEmpty() ? List.of() : laterRuns(batch);
        if (later.isEmpty()) {
            return Found.NOTHING;
        }
        Map<String, Integer> sought = new HashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            sought.put(wish(kind, targets.get(i)), i);
        }
        Set<Integer> positions = new HashSet<>();
        String run = "";
        for (Younger younger : younger(batch, kind, later)) {
            for (TargetRow row : answeredFor(younger.id(), younger.isDirectory())) {
                Integer position = sought.remove(wish(kind, row));
                if (position != null) {
                    positions.add(position);
                    run = run.isEmpty() ? younger.run() : run;
                }
            }
            if (sought.isEmpty()) {
                break;
            }
        }
        return new Found(positions, run);
    }

    /** A prefetch is for a copy that a later purge of the URL throws away; that purge's own prefetch comes after it. */
    private static String wish(Kind kind, TargetRow row) {
        return kind == Kind.PREFETCH
                ? row.target().value()
                : row.target().kind() + " " + row.target().value();
    }

    private List<String> laterRuns(Batch batch) {
        return sql.sql("""
                SELECT id FROM run WHERE job = :job AND started_at >= :sent AND sealed_at IS NOT NULL AND id <> :recorder
                """)
                .param("job", batch.job())
                .param("sent", Sql.time(requireNonNull(batch.calls().sentAt(), "a batch that was sent")))
                .param("recorder", batch.recordedBy())
                .query(String.class)
                .list();
    }

    /** Those first that came at about the same place of the input: as a rule it is the same input with few changes. */
    private List<Younger> younger(Batch batch, Kind kind, List<String> runs) {
        boolean isPrefetch = kind == Kind.PREFETCH;
        // A higher number too, so that no clock that was set back makes an older one seem younger.
        String which = """
                SELECT id, recorded_by, first_ordinal, covers FROM batch b
                WHERE recorded_by IN (:runs) AND id > :id AND site = :site AND state IN
                """ + ANSWERED_FOR
                + (isPrefetch
                        ? " AND (kind IN ('URL', 'PREFETCH') OR covers > 0)"
                        : " AND method = :method AND (kind = :kind OR (covers > 0 AND :kind = 'URL'))");
        return sql
                .sql(which)
                .param("runs", runs)
                .param("id", batch.id())
                .param("site", batch.key().site())
                .param("method", batch.key().method().name())
                .param("kind", kind.name())
                .query((row, i) -> new Younger(
                        row.getLong("id"),
                        row.getString("recorded_by"),
                        row.getLong("first_ordinal"),
                        row.getInt("covers") > 0))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(each -> Math.abs(each.firstOrdinal() - batch.firstOrdinal())))
                .toList();
    }

    private List<TargetRow> answeredFor(long id, boolean isDirectory) {
        Set<Integer> lost = rows.exceptions(id).stream()
                .map(NotedDeviation::exception)
                .filter(each -> each.outcome() != Outcome.CONFIRMED)
                .map(DeviatingTarget::position)
                .collect(Collectors.toSet());
        List<TargetRow> targets = rows.targets(id);
        if (lost.isEmpty() && isDirectory) {
            return Stream.concat(
                            targets.stream(),
                            covered.of(id).stream().flatMap(first -> covered.page(id, first).stream()))
                    .toList();
        }
        return IntStream.range(0, targets.size())
                .filter(position -> !lost.contains(position))
                .mapToObj(targets::get)
                .toList();
    }

    /**
     * Takes what was found out of a batch that was not taken by the provider: it is not sent for this one, and counts as duplicate in
     * the run that answers for it. In the caller's commit.
     *
     * @param targets all targets of the batch
     * @return the batch with the rest, ready to be sent; empty when nothing is left
     */
    Optional<Long> takeOut(Batch batch, List<TargetRow> targets, Found found) {
        if (found.isNothing()) {
            return Optional.of(batch.id());
        }
        String run = requireNonNull(rows.origin(batch.id()).run(), "the run that answers for what was sent");
        if (found.positions().size() == targets.size()) {
            supersede(batch.id(), found);
            count(batch, run, batch.rows());
            return Optional.empty();
        }
        BatchRows.Parts parts = rows.divide(batch, targets, found.positions(), batch.reason());
        supersede(parts.first(), found);
        count(batch, run, found.positions().size());
        sql.sql("UPDATE batch SET calls = :calls WHERE id = :id")
                .param("calls", batch.calls().count())
                .param("id", parts.second())
                .update();
        return Optional.of(parts.second());
    }

    private void supersede(long id, Found found) {
        sql.sql("""
                UPDATE batch SET state = 'SUPERSEDED', reason = :reason, not_before = NULL, lease_until = NULL WHERE id = :id
                """).param("reason", Sql.text(found.reason())).param("id", id).update();
    }

    /**
     * Counts rows as duplicates of a run, whether it is sealed or not. Prefetches count apart, and nobody has asked for them.
     *
     * @param batch the batch that they are of
     */
    void count(Batch batch, String run, long duplicates) {
        if (batch.key().kind() != Kind.PREFETCH) {
            sql.sql("UPDATE run SET duplicate = duplicate + :more WHERE id = :run")
                    .param("more", duplicates)
                    .param("run", run)
                    .update();
        }
    }

    /** A batch of a later run. */
    private record Younger(long id, String run, long firstOrdinal, boolean isDirectory) {}
}
