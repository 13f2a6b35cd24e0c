package io.edgesweep.reconciliation;

import io.edgesweep.ledger.Batch;
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
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the provider's task rows, page after page, and puts them to the targets that they are about. One page is held at
 * a time: there may be millions of rows.
 */
final class TaskRowReader {

    /** Of what the provider lists further down it is not known whether it stays there while one reads. */
    static final int DEEPEST = 10;

    private final Providers providers;
    private final Map<String, Integer> pageRows = new ConcurrentHashMap<>();

    TaskRowReader(Providers providers) {
        this.providers = providers;
    }

    /**
     * What the provider lists under a batch's task.
     *
     * @param verdicts what it says of the batch's open targets, by position; targets that it does not list are left out
     * @param foreign  rows that are about none of the batch's targets
     * @param unknown  rows with a status that we do not know
     * @param isEven   whether each target that is listed is in as many rows as the others
     * @param created  when the task was created, if that is told
     */
    record Listed(
            Map<Integer, TargetVerdict> verdicts,
            List<TaskRow> foreign,
            List<TaskRow> unknown,
            boolean isEven,
            @Nullable Instant created) {

        /** Whether every open target of the batch is listed. */
        boolean isWhole(SubmittedBatch submitted) {
            return verdicts.size() == openTargets(submitted);
        }

        /** Whether every open target of the batch has come to its end. */
        boolean isOver(SubmittedBatch submitted) {
            return ended() == openTargets(submitted);
        }

        /** How far the batch is. */
        Reason progress(SubmittedBatch submitted) {
            return Reason.of(
                    "in-progress.of", openTargets(submitted) - ended(), openTargets(submitted), verdicts.size());
        }

        private long ended() {
            return verdicts.values().stream().filter(TargetVerdict::isFinal).count();
        }

        private static int openTargets(SubmittedBatch submitted) {
            return submitted.batch().size() - submitted.closed().size();
        }
    }

    /** What rows of a batch's task say of the batch. Of several about one target, the one counts that is least good. */
    static Listed of(SubmittedBatch submitted, List<TaskRow> rows) {
        Map<Integer, TargetVerdict> verdicts = new TreeMap<>();
        Map<Integer, Integer> times = new HashMap<>();
        Positions positions = new Positions(submitted.batch().key().kind(), submitted.targets());
        List<TaskRow> foreign = new ArrayList<>();
        List<TaskRow> unknown = new ArrayList<>();
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
                    verdicts.merge(position, TargetVerdict.of(row), TargetVerdict::worse);
                    times.merge(position, 1, Integer::sum);
                }
            }
        }
        boolean isEven = times.values().stream().distinct().count() <= 1;
        return new Listed(
                verdicts,
                foreign,
                unknown,
                isEven,
                rows.isEmpty() ? null : rows.get(0).created());
    }

    /** Whether the provider of the site can be asked about all of the targets. */
    boolean follows(String site, List<TargetRow> targets) {
        Provider provider = providers.of(site);
        return targets.stream().allMatch(row -> provider.follows(row.target()));
    }

    /** What the provider lists under the batch's task. */
    List<TaskRow> ofTask(SubmittedBatch submitted) throws ProviderException, InterruptedException {
        Batch batch = submitted.batch();
        List<TaskRow> all = new ArrayList<>();
        ofTask(batch.key().site(), batch.key().kind(), batch.calls().taskId(), rows -> {
            all.addAll(rows);
            return true;
        });
        return all;
    }

    /** How many rows a page of the site's tasks brings, as far as is known. */
    int pageRows(String site) {
        return pageRows.getOrDefault(site, TaskQuery.PAGE);
    }

    /**
     * What is listed of a window.
     *
     * @param rows    all its rows
     * @param atOnce  whether they came on pages of which none could change while another one was read
     */
    record InWindow(List<TaskRow> rows, boolean atOnce) {}

    /**
     * All rows of the kind that were created in a window of whole seconds. A window that is too deep, or whose pages shift
     * while they are read, is narrowed.
     *
     * @return empty when that is so of a single second
     */
    Optional<InWindow> inWindow(String site, Kind kind, CreationWindow window)
            throws ProviderException, InterruptedException {
        Optional<InWindow> whole = whole(site, kind, window);
        if (whole.isPresent() || window.seconds() == 1) {
            return whole;
        }
        List<TaskRow> rows = new ArrayList<>();
        boolean atOnce = true;
        for (CreationWindow half : window.halves()) {
            Optional<InWindow> part = inWindow(site, kind, half);
            if (part.isEmpty()) {
                return part;
            }
            rows.addAll(part.get().rows());
            atOnce &= part.get().atOnce();
        }
        return Optional.of(new InWindow(rows, atOnce));
    }

    private Optional<InWindow> whole(String site, Kind kind, CreationWindow window)
            throws ProviderException, InterruptedException {
        Provider provider = providers.of(site);
        List<TaskRow> rows = new ArrayList<>();
        TaskPage first = ask(provider, site, new TaskQuery.OfTarget(kind, "", window.from(), window.to(), 0));
        TaskPage page = first;
        rows.addAll(page.rows());
        while (rows.size() < first.total() && !page.rows().isEmpty()) {
            if (first.total() > (long) DEEPEST * pageRows(site)) {
                return Optional.empty();
            }
            page = ask(provider, site, new TaskQuery.OfTarget(kind, "", window.from(), window.to(), rows.size()));
            if (page.total() != first.total()) {
                return Optional.empty();
            }
            rows.addAll(page.rows());
        }
        return rows.size() == first.total()
                ? Optional.of(new InWindow(rows, first.rows().size() == first.total()))
                : Optional.empty();
    }

    /** Asks for a page, and learns from it how many rows one brings. */
    private TaskPage ask(Provider provider, String site, TaskQuery query)
            throws ProviderException, InterruptedException {
        TaskPage page = provider.tasks(query);
        if (!page.rows().isEmpty() && query.offset() + page.rows().size() < page.total()) {
            pageRows.merge(site, page.rows().size(), Math::max);
        }
        return page;
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
            TaskPage page = ask(provider, site, query.apply(offset));
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
