package io.edgesweep.reconciliation;

import io.edgesweep.batch.BatchKey;
import io.edgesweep.ledger.UnsettledBatch;
import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The unsettled batches that are looked at together: one of them or, for the last time, all of a site and kind whose time
 * has come. They leave it as they are settled. For one thread.
 */
public final class BatchLookup {

    private final BatchKey key;
    private final Instant began;
    private final boolean last;
    private final List<UnsettledBatch> batches;

    private BatchLookup(Instant began, boolean last, List<UnsettledBatch> batches) {
        this.key = batches.get(0).batch().key();
        this.began = began;
        this.last = last;
        this.batches = new ArrayList<>(batches);
    }

    static BatchLookup early(Instant began, UnsettledBatch batch) {
        return new BatchLookup(began, false, List.of(batch));
    }

    static BatchLookup last(Instant began, List<UnsettledBatch> batches) {
        return new BatchLookup(began, true, batches);
    }

    /** The site of all of them. */
    public String site() {
        return key.site();
    }

    /** Which batches are still to be looked at, for a message. */
    public String words() {
        return (batches.size() == 1 ? "batch " : "batches ")
                + batches.stream().map(each -> Long.toString(each.batch().id())).collect(Collectors.joining(", "));
    }

    Kind kind() {
        return key.kind();
    }

    Instant began() {
        return began;
    }

    boolean isLast() {
        return last;
    }

    List<UnsettledBatch> unsettled() {
        return List.copyOf(batches);
    }

    /** The batch as it is held now; empty when it has left. */
    Optional<UnsettledBatch> held(UnsettledBatch batch) {
        return batches.stream()
                .filter(each -> each.batch().id() == batch.batch().id())
                .findAny();
    }

    void isDone(UnsettledBatch batch) {
        batches.removeIf(each -> each.batch().id() == batch.batch().id());
    }

    /** Puts what each becomes in its place; those that become nothing leave. */
    void replaceEach(Function<UnsettledBatch, Optional<UnsettledBatch>> by) {
        List<UnsettledBatch> replaced =
                batches.stream().map(by).flatMap(Optional::stream).toList();
        batches.clear();
        batches.addAll(replaced);
    }
}
