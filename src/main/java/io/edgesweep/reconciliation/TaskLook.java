package io.edgesweep.reconciliation;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.targets.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the provider is asked for at once: the task of one batch or, for many batches, all tasks of their site and kind that
 * were created in a window of time.
 */
public final class TaskLook {

    private final List<SubmittedBatch> batches;
    private final @Nullable CreationWindow window;
    private final List<Batch> besides;

    private TaskLook(List<SubmittedBatch> batches, @Nullable CreationWindow window, List<Batch> besides) {
        this.batches = List.copyOf(batches);
        this.window = window;
        this.besides = List.copyOf(besides);
    }

    static TaskLook alone(SubmittedBatch batch) {
        return new TaskLook(List.of(batch), null, List.of());
    }

    /** @param besides batches that nobody has and that may be found in the window as well */
    static TaskLook together(List<SubmittedBatch> batches, CreationWindow window, List<Batch> besides) {
        return new TaskLook(batches, window, besides);
    }

    /** The site of all of them. */
    public String site() {
        return batches.get(0).batch().key().site();
    }

    Kind kind() {
        return batches.get(0).batch().key().kind();
    }

    /** The batches that are held for it: one, if there is no window. */
    List<SubmittedBatch> batches() {
        return batches;
    }

    Optional<CreationWindow> window() {
        return Optional.ofNullable(window);
    }

    List<Batch> besides() {
        return besides;
    }
}
