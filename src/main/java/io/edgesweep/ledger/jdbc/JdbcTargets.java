package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.BatchState;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.ledger.Targets;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link Targets} on JDBC. */
final class JdbcTargets implements Targets {

    /** A target may be tried so often, in batches of their own; see {@link Batch#ATTEMPTS}. */
    private static final List<Integer> ATTEMPTS = List.of(1, 2, 3);

    /** Batches of one run overlap where its rows are for several sites, kinds or priorities. */
    private static final int OVERLAPPING = 40;

    private final Sql sql;
    private final BatchRows rows;
    private final CoveredPages covered;
    private final FindIndex index;

    JdbcTargets(Sql sql, BatchRows rows) {
        this.sql = sql;
        this.rows = rows;
        this.covered = new CoveredPages(sql);
        this.index = new FindIndex(sql);
    }

    @Override
    public void walk(String run, Set<Outcome> outcomes, Position from, Visitor visitor) {
        Walk walk = new Walk(run, outcomes, visitor);
        if (!from.rejected()) {
            for (long id : batches(run, outcomes, from.piece())) {
                if (!walk.batch(id, id == from.piece() ? from : Position.START)) {
                    return;
                }
            }
        }
        if (outcomes.stream().noneMatch(JdbcTargets::isRejection)) {
            return;
        }
        for (long first : rejectedPages(run, from.rejected() ? from.piece() : 0)) {
            if (!walk.rejected(first, from)) {
                return;
            }
        }
    }

    private static boolean isRejection(Outcome outcome) {
        return switch (outcome) {
            case INVALID, EXCLUDED, COMMENT, DUPLICATE, UNCHANGED, STOPPED -> true;
            case CONFIRMED, FAILED, REFUSED, CARRIED_OVER, UNSETTLED -> false;
        };
    }

    /** Those in which such an outcome may be. */
    private List<Long> batches(String run, Set<Outcome> outcomes, long from) {
        List<String> states = Arrays.stream(BatchState.values())
                .filter(state -> outcomes.contains(JdbcHistory.outcome(state)))
                .map(BatchState::name)
                .collect(Collectors.toCollection(ArrayList::new));
        states.add("-");
        return sql.sql("""
                SELECT id FROM batch b WHERE run_id = :run AND kind <> 'PREFETCH' AND id >= :from AND (
                    state IN (:states) OR EXISTS (
                        SELECT 1 FROM target_exception e WHERE e.batch_id = b.id AND e.outcome IN (:outcomes)))
                ORDER BY id
                """)
                .param("run", run)
                .param("from", from)
                .param("states", states)
                .param("outcomes", outcomes.stream().map(Outcome::name).toList())
                .query(Long.class)
                .list();
    }

    private List<Long> rejectedPages(String run, long from) {
        return sql.sql("""
                SELECT first_ordinal FROM rejected_page WHERE run_id = :run AND first_ordinal >= :from
                ORDER BY first_ordinal
                """)
                .param("run", run)
                .param("from", from)
                .query(Long.class)
                .list();
    }

    /** Hands rows on until no more are wanted. */
    private final class Walk {

        private final String run;
        private final Set<Outcome> outcomes;
        private final Visitor visitor;

        Walk(String run, Set<Outcome> outcomes, Visitor visitor) {
            this.run = run;
            this.outcomes = outcomes;
            this.visitor = visitor;
        }

        boolean batch(long id, Position from) {
            Batch batch = rows.find(id);
            if (batch.covers() == 0) {
                List<RowsInOrder.Row> all = BatchOutcomes.of(batch, rows.targets(id), rows.exceptions(id), run);
                return each(all, new Position(false, id, -1, 0), from.piece() == id ? from.row() : 0);
            }
            for (long first : covered.of(id)) {
                boolean resumed = from.piece() == id && from.part() == first;
                if (first >= from.part()
                        && !each(
                                BatchOutcomes.covered(batch, covered.page(id, first), rows.exceptions(id), run),
                                new Position(false, id, first, 0),
                                resumed ? from.row() : 0)) {
                    return false;
                }
            }
            return true;
        }

        boolean rejected(long first, Position from) {
            byte[] page = sql.sql("SELECT content FROM rejected_page WHERE run_id = :run AND first_ordinal = :first")
                    .param("run", run)
                    .param("first", first)
                    .query(byte[].class)
                    .single();
            return each(
                    BatchOutcomes.rejected(page),
                    new Position(true, first, -1, 0),
                    from.rejected() && from.piece() == first ? from.row() : 0);
        }

        private boolean each(List<RowsInOrder.Row> all, Position begin, int from) {
            for (int i = from; i < all.size(); i++) {
                RowOutcome row = all.get(i).outcome();
                Position next = new Position(begin.rejected(), begin.piece(), begin.part(), i + 1);
                if (outcomes.contains(row.outcome()) && !visitor.visit(row, next)) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public List<Sighting> find(String value, String before, int most) {
        List<Sighting> found = new ArrayList<>();
        for (FindIndex.Hit hit : index.find(value, before, most)) {
            addOf(hit, value, found);
        }
        return found;
    }

    private void addOf(FindIndex.Hit hit, String value, List<Sighting> found) {
        int before = found.size();
        for (int attempt : ATTEMPTS) {
            Set<String> done = new HashSet<>();
            for (Candidate candidate : candidates(hit, attempt)) {
                // There is one purge of it, and one prefetch at most.
                if (!done.contains(candidate.action()) && addOf(candidate.batch(), hit, value, found)) {
                    done.add(candidate.action());
                }
            }
        }
        if (found.size() == before) {
            covering(hit, value).ifPresent(found::add);
        }
    }

    private boolean addOf(long batch, FindIndex.Hit hit, String value, List<Sighting> found) {
        List<TargetRow> targets = rows.targets(batch);
        for (int i = 0; i < targets.size(); i++) {
            TargetRow target = targets.get(i);
            if (target.ordinal() == hit.ordinal() && target.target().value().equals(value)) {
                found.add(sighting(hit, rows.find(batch), i, target));
                return true;
            }
        }
        return false;
    }

    private record Candidate(long batch, String action) {}

    private List<Candidate> candidates(FindIndex.Hit hit, int attempt) {
        return sql.sql("""
                SELECT id, action FROM batch WHERE recorded_by = :run AND attempt = :attempt AND first_ordinal <= :ordinal
                ORDER BY recorded_by DESC, attempt DESC, first_ordinal DESC LIMIT :most
                """ + sql.byIndex())
                .param("run", hit.run())
                .param("attempt", attempt)
                .param("ordinal", hit.ordinal())
                .param("most", OVERLAPPING)
                .query((row, i) -> new Candidate(row.getLong("id"), row.getString("action")))
                .list();
    }

    private Sighting sighting(FindIndex.Hit hit, Batch batch, int position, TargetRow target) {
        Optional<NotedDeviation> noted = rows.exceptions(batch.id()).stream()
                .filter(each -> each.exception().position() == position)
                .findFirst();
        RowOutcome row = RowOutcome.of(
                target,
                noted.map(each -> each.exception().outcome()).orElseGet(() -> JdbcHistory.outcome(batch.state())),
                noted.map(each -> each.exception().reason()).orElse(batch.reason()),
                batch);
        return new Sighting(hit.run(), noted.map(NotedDeviation::run).orElseGet(() -> answersFor(batch)), row);
    }

    private String answersFor(Batch batch) {
        return Objects.requireNonNullElse(rows.origin(batch.id()).run(), "");
    }

    /** What became of a row that a directory was purged for. */
    private Optional<Sighting> covering(FindIndex.Hit hit, String value) {
        List<Long> directories = sql.sql("""
                SELECT b.id FROM batch b JOIN covered_page c ON c.batch_id = b.id
                WHERE b.recorded_by = :run AND c.first_ordinal <= :ordinal ORDER BY c.first_ordinal DESC LIMIT :most
                """)
                .param("run", hit.run())
                .param("ordinal", hit.ordinal())
                .param("most", OVERLAPPING)
                .query(Long.class)
                .list();
        for (long id : directories.stream().distinct().toList()) {
            for (long first : covered.of(id)) {
                Optional<TargetRow> row = covered.page(id, first).stream()
                        .filter(each -> each.ordinal() == hit.ordinal()
                                && each.target().value().equals(value))
                        .findFirst();
                if (row.isPresent()) {
                    return Optional.of(sighting(hit, rows.find(id), 0, row.get()));
                }
            }
        }
        return Optional.empty();
    }
}
