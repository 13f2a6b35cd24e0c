package io.edgesweep.reconciliation;

import io.edgesweep.ledger.Unsettled;
import io.edgesweep.plan.BatchKey;
import io.edgesweep.target.Kind;
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
public final class Look {

    private final BatchKey key;
    private final Instant began;
    private final boolean last;
    private final List<Unsettled> batches;

    private Look(Instant began, boolean last, List<Unsettled> batches) {
        this.key = batches.get(0).batch().key();
        this.began = began;
        this.last = last;
        this.batches = new ArrayList<>(batches);
    }

    static Look early(Instant began, Unsettled batch) {
        return new Look(began, false, List.of(batch));
    }

    static Look last(Instant began, List<Unsettled> batches) {
        return new Look(began, true, batches);
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

    List<Unsettled> unsettled() {
        return List.copyOf(batches);
    }

    /** The batch as it is held now; empty when it has left. */
    Optional<Unsettled> held(Unsettled batch) {
        return batches.stream()
                .filter(each -> each.batch().id() == batch.batch().id())
                .findAny();
    }

    void isDone(Unsettled batch) {
        batches.removeIf(each -> each.batch().id() == batch.batch().id());
    }

    /** Puts what each becomes in its place; those that become nothing leave. */
    void replaceEach(Function<Unsettled, Optional<Unsettled>> by) {
        List<Unsettled> replaced =
                batches.stream().map(by).flatMap(Optional::stream).toList();
        batches.clear();
        batches.addAll(replaced);
    }
}
