package io.edgesweep.reconciliation;

import io.edgesweep.ledger.Submitted;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.target.Kind;
import io.edgesweep.target.TargetIndex;
import io.edgesweep.target.TargetRow;
import io.edgesweep.task.TaskRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Reads the provider's task rows, all pages of them, and puts them to the targets that they are about. */
final class TaskRows {

    private final Providers providers;

    TaskRows(Providers providers) {
        this.providers = providers;
    }

    /** What the provider says of the batch's open targets, by position; targets that it does not list are left out. */
    Map<Integer, TargetVerdict> of(Submitted submitted) throws ProviderException, InterruptedException {
        String site = submitted.batch().key().site();
        List<TaskRow> rows =
                ofTask(site, submitted.batch().key().kind(), submitted.batch().taskId());
        Map<Integer, TargetVerdict> verdicts = new TreeMap<>();
        Positions positions = new Positions(submitted.batch().key().kind(), submitted.targets());
        for (TaskRow row : rows) {
            for (int position : positions.of(row)) {
                if (!submitted.closed().contains(position)) {
                    verdicts.put(position, TargetVerdict.of(row));
                }
            }
        }
        return verdicts;
    }

    /** All rows of one task. */
    List<TaskRow> ofTask(String site, Kind kind, String taskId) throws ProviderException, InterruptedException {
        return all(site, offset -> new TaskQuery.OfTask(kind, taskId, offset));
    }

    /** All rows of one target, or of one kind when the target is empty, created in the window. */
    List<TaskRow> ofTarget(String site, Kind kind, String target, Instant from, Instant to)
            throws ProviderException, InterruptedException {
        return all(site, offset -> new TaskQuery.OfTarget(kind, target, from, to, offset));
    }

    private List<TaskRow> all(String site, IntFunction<TaskQuery> query)
            throws ProviderException, InterruptedException {
        Provider provider = providers.of(site);
        List<TaskRow> rows = new ArrayList<>();
        TaskPage page = provider.tasks(query.apply(0));
        rows.addAll(page.rows());
        while (!page.rows().isEmpty() && rows.size() < page.total()) {
            page = provider.tasks(query.apply(rows.size()));
            rows.addAll(page.rows());
        }
        return rows;
    }

    /** Finds the target that a row is about, at each of its positions in the batch. */
    static final class Positions {

        private final Kind kind;
        private final TargetIndex index;

        Positions(Kind kind, List<TargetRow> targets) {
            this.kind = kind;
            this.index = new TargetIndex(targets);
        }

        /** A purge of everything has one target, and how the provider writes it is not documented. */
        List<Integer> of(TaskRow row) {
            return kind == Kind.ALL ? List.of(0) : index.positions(row.target());
        }
    }
}
