package io.edgesweep.reconciliation;

import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.provider.TaskPage;
import io.edgesweep.provider.TaskQuery;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetIndex;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.TaskRow;
import io.edgesweep.task.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Reads the provider's task rows, page after page, and puts them to the targets that they are about. One page is held at
 * a time: there may be millions of rows.
 */
final class TaskRowReader {

    private final Providers providers;

    TaskRowReader(Providers providers) {
        this.providers = providers;
    }

    /**
     * What the provider lists under a batch's task.
     *
     * @param verdicts what it says of the batch's open targets, by position; targets that it does not list are left out
     * @param foreign  rows that are about none of the batch's targets
     * @param unknown  rows with a status that we do not know
     */
    record Listed(Map<Integer, TargetVerdict> verdicts, List<TaskRow> foreign, List<TaskRow> unknown) {}

    /** What the provider says of the batch. */
    Listed of(SubmittedBatch submitted) throws ProviderException, InterruptedException {
        String site = submitted.batch().key().site();
        Kind kind = submitted.batch().key().kind();
        Map<Integer, TargetVerdict> verdicts = new TreeMap<>();
        Positions positions = new Positions(kind, submitted.targets());
        List<TaskRow> foreign = new ArrayList<>();
        List<TaskRow> unknown = new ArrayList<>();
        ofTask(site, kind, submitted.batch().taskId(), rows -> {
            for (TaskRow row : rows) {
                List<Integer> about = positions.of(row);
                if (about.isEmpty()) {
                    foreign.add(row);
                }
                if (row.state() == TaskState.UNKNOWN) {
                    unknown.add(row);
                }
                for (int position : about) {
                    if (!submitted.closed().contains(position)) {
                        verdicts.put(position, TargetVerdict.of(row));
                    }
                }
            }
            return true;
        });
        return new Listed(verdicts, foreign, unknown);
    }

    /**
     * The rows of one task.
     *
     * @param page takes each page's rows, and says whether the next page is wanted
     */
    void ofTask(String site, Kind kind, String taskId, Predicate<List<TaskRow>> page)
            throws ProviderException, InterruptedException {
        each(site, offset -> new TaskQuery.OfTask(kind, taskId, offset), page);
    }

    /**
     * The rows of one target, or of one kind when the target is empty, created in the window.
     *
     * @param page takes each page's rows, and says whether the next page is wanted
     * @return whether all of them were read
     */
    boolean ofTarget(String site, Kind kind, String target, CreationWindow window, Predicate<List<TaskRow>> page)
            throws ProviderException, InterruptedException {
        for (CreationWindow piece : window.pieces()) {
            if (!each(site, offset -> new TaskQuery.OfTarget(kind, target, piece.from(), piece.to(), offset), page)) {
                return false;
            }
        }
        return true;
    }

    private boolean each(String site, IntFunction<TaskQuery> query, Predicate<List<TaskRow>> take)
            throws ProviderException, InterruptedException {
        Provider provider = providers.of(site);
        int offset = 0;
        while (true) {
            TaskPage page = provider.tasks(query.apply(offset));
            offset += page.rows().size();
            boolean wanted = take.test(page.rows());
            if (page.rows().isEmpty() || offset >= page.total()) {
                return true;
            }
            if (!wanted) {
                return false;
            }
        }
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
