package io.edgesweep.reconciliation;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.OpenBatches;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.ledger.UnsettledBatch;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetIndex;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.TaskRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Searches the provider's tasks for the one that is a batch's. */
final class TaskSearch {

    private final TaskRowReader tasks;
    private final OpenBatches open;

    TaskSearch(Providers providers, OpenBatches open) {
        this.tasks = new TaskRowReader(providers);
        this.open = open;
    }

    /**
     * A task that holds targets of a batch and no others.
     *
     * @param missing the positions of the batch's targets that it does not hold
     */
    record Found(String taskId, Set<Integer> missing) {

        boolean isWhole() {
            return missing.isEmpty();
        }
    }

    /** Whether the provider can be asked about each target of the batch: if not, that one is missing says nothing of it. */
    boolean isFollowed(UnsettledBatch unsettled) {
        return tasks.follows(unsettled.batch().key().site(), unsettled.targets());
    }

    /** The tasks that hold one target of the batch, and may be the batch's: that is one question, most of the time. */
    Set<String> withTarget(UnsettledBatch unsettled, String target) throws ProviderException, InterruptedException {
        Set<String> candidates = new LinkedHashSet<>();
        CreationWindow window = CreationWindow.of(unsettled);
        String site = unsettled.batch().key().site();
        Kind kind = unsettled.batch().key().kind();
        TaskRowReader.Positions positions = new TaskRowReader.Positions(kind, unsettled.targets());
        tasks.ofTarget(site, kind, target, window, rows -> {
            for (TaskRow row : rows) {
                if (!positions.of(row).isEmpty()) {
                    candidates.add(row.taskId());
                }
            }
            return true;
        });
        return candidates;
    }

    /**
     * The tasks that hold any target of each batch and may be the batch's, by the batch's number. Every task of the site
     * and kind is read for it that came into being while a call of these batches can have been on the wire; each once,
     * however many batches there are.
     *
     * @param batches batches of the site and kind
     * @param goOn    whether to read another page, asked after each
     * @return empty when not all pages were read
     */
    Optional<Map<Long, Set<String>>> ofAll(String site, Kind kind, List<UnsettledBatch> batches, BooleanSupplier goOn)
            throws ProviderException, InterruptedException {
        Map<Long, Set<String>> candidates = new HashMap<>();
        Map<String, List<UnsettledBatch>> holders = holders(batches);
        List<CreationWindow> windows =
                CreationWindow.merged(batches.stream().map(CreationWindow::of).toList());
        for (CreationWindow window : windows) {
            boolean complete = tasks.ofTarget(site, kind, "", window, rows -> {
                for (TaskRow row : rows) {
                    List<UnsettledBatch> may = kind == Kind.ALL
                            ? batches
                            : holders.getOrDefault(TargetIndex.spelling(row.target()), List.of());
                    may.stream()
                            .filter(each -> CreationWindow.of(each).mayHold(row.created()))
                            .forEach(each -> candidates
                                    .computeIfAbsent(each.batch().id(), id -> new LinkedHashSet<>())
                                    .add(row.taskId()));
                }
                return goOn.getAsBoolean();
            });
            if (!complete) {
                return Optional.empty();
            }
        }
        return Optional.of(candidates);
    }

    /** The batches that hold a target, by its spelling. */
    private static Map<String, List<UnsettledBatch>> holders(List<UnsettledBatch> batches) {
        Map<String, List<UnsettledBatch>> holders = new HashMap<>();
        for (UnsettledBatch each : batches) {
            for (TargetRow row : each.targets()) {
                holders.computeIfAbsent(TargetIndex.spelling(row.target().value()), spelling -> new ArrayList<>(1))
                        .add(each);
            }
        }
        return holders;
    }

    /**
     * The task that holds most of the batch's targets, and none that is not the batch's. A batch that is known to be the
     * task is another one.
     *
     * @param partly whether a task counts that does not hold all of them. They may be refused ones, or only not listed
     *               yet, or it is somebody else's for some of the same targets
     * @param before the best that was found already
     */
    @Nullable
    Found best(UnsettledBatch unsettled, Set<String> candidates, boolean partly, @Nullable Found before)
            throws ProviderException, InterruptedException {
        Found best = before;
        for (String taskId : candidates) {
            boolean isNew = before == null || !before.taskId().equals(taskId);
            Optional<Set<Integer>> missing =
                    isNew && !open.knowsTask(taskId) ? missing(unsettled, taskId) : Optional.empty();
            if (missing.isPresent()
                    && (partly || missing.get().isEmpty())
                    && (best == null || missing.get().size() < best.missing().size())) {
                best = new Found(taskId, missing.get());
            }
        }
        return best;
    }

    /**
     * Another task than the one that the provider named for a batch: one that holds all targets of it that are open, and no
     * others.
     */
    Optional<String> other(SubmittedBatch submitted) throws ProviderException, InterruptedException {
        Batch batch = submitted.batch();
        Set<Integer> closed = submitted.closed();
        Instant sent = requireNonNull(batch.calls().sentAt());
        Instant answered = Objects.requireNonNullElse(batch.calls().answeredAt(), sent);
        UnsettledBatch asked = new UnsettledBatch(batch, submitted.targets(), sent, answered, submitted.lease());
        Optional<TargetRow> sample = IntStream.range(0, batch.size())
                .filter(position -> !closed.contains(position))
                .mapToObj(submitted.targets()::get)
                .findFirst();
        if (sample.isEmpty()) {
            return Optional.empty();
        }
        Set<String> candidates = withTarget(asked, sample.get().target().value());
        return Optional.ofNullable(best(asked, candidates, true, null))
                .filter(found -> closed.containsAll(found.missing()))
                .map(Found::taskId);
    }

    /** The positions of the batch's targets that the task does not hold; empty when it holds one that is not the batch's. */
    private Optional<Set<Integer>> missing(UnsettledBatch unsettled, String taskId)
            throws ProviderException, InterruptedException {
        Kind kind = unsettled.batch().key().kind();
        TaskRowReader.Positions positions = new TaskRowReader.Positions(kind, unsettled.targets());
        Set<Integer> missing = new HashSet<>(
                IntStream.range(0, unsettled.targets().size()).boxed().toList());
        Set<String> foreign = new HashSet<>();
        tasks.ofTask(unsettled.batch().key().site(), kind, taskId, rows -> {
            for (TaskRow row : rows) {
                List<Integer> held = positions.of(row);
                held.forEach(missing::remove);
                if (held.isEmpty()) {
                    foreign.add(row.target());
                    return false;
                }
            }
            return true;
        });
        return foreign.isEmpty() ? Optional.of(missing) : Optional.empty();
    }
}
