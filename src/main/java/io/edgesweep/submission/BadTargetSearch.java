package io.edgesweep.submission;

import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.BadTargetSearchState;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.DueBatches;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the targets because of which the provider refused a batch as a whole, and sees to it that the others are sent. One
 * bad target among {@code n} is found with about {@code log2 n} further calls; whatever was tried and taken on the way is
 * purged. The calls of a run have a budget that grows with the batch: beyond it, what is left waits for the next run, which
 * goes on searching. Nothing is refused that was not tried alone.
 */
public final class BadTargetSearch {

    private final DueBatches due;
    private final HaltReasons halt;
    private final int budget;
    private final InstantSource clock;

    /** @param budget how many calls may be spent on one batch in a run, each time that its size doubles */
    public BadTargetSearch(DueBatches due, HaltReasons halt, int budget, InstantSource clock) {
        this.due = due;
        this.halt = halt;
        this.budget = budget;
        this.clock = clock;
    }

    void find(AnnouncedBatch submitting, ProviderError error) {
        boolean ofAHost = error.errorClass() == ErrorClass.DROP_HOST || error.errorClass() == ErrorClass.HOLD_HOST;
        if (ofAHost) {
            leaveOutHost(submitting, error);
        } else if (error.errorClass() == ErrorClass.RETRY_THEN_DROP && isFirstCall(submitting.batch())) {
            due.takeBack(submitting, error.reason(), clock.instant());
        } else {
            search(submitting, error);
        }
    }

    private static boolean isFirstCall(Batch batch) {
        return batch.calls().count() == 0 && batch.search().probes() == 0;
    }

    private void search(AnnouncedBatch submitting, ProviderError error) {
        Batch batch = submitting.batch();
        boolean isOver = batch.search().probes() >= allowed(batch.search());
        if (isOver && !batch.search().cleared()) {
            halt.because(
                    new HaltScope.KindOfSite(batch.key().site(), batch.key().kind()),
                    FindingKind.HELD,
                    Reason.of("held.every-target", batch.search().probes(), error.reason()));
            due.takeBack(submitting, error.reason(), clock.instant());
        } else if (batch.size() == 1) {
            due.refused(submitting, error.code(), error.refusal(error.advice()), error.requestId(), clock.instant());
        } else if (isOver) {
            later(submitting, error);
        } else {
            due.search(submitting, error.reason(), clock.instant());
        }
    }

    private void later(AnnouncedBatch submitting, ProviderError error) {
        BadTargetSearchState search = submitting.batch().search();
        Reason reason = Reason.of("held.search", allowed(search), budget, search.of(), error.reason());
        halt.note(FindingKind.HELD, reason);
        due.searchLater(submitting, reason, clock.instant());
    }

    /** As long as nothing at all is taken, the request may be what is wrong, and few calls are enough to see that. */
    private int allowed(BadTargetSearchState search) {
        int doublings = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, search.of() - 1));
        return search.cleared() ? budget * doublings : budget + doublings;
    }

    /** A host's trouble is that of all its targets: they are told from the others without trying. */
    private void leaveOutHost(AnnouncedBatch submitting, ProviderError error) {
        Set<Integer> first = ofFirstHost(submitting.targets());
        if (first.size() < submitting.targets().size()) {
            due.takeBackInTwo(submitting, first, error.reason(), clock.instant());
        } else if (error.errorClass() == ErrorClass.HOLD_HOST) {
            halt.note(FindingKind.HELD, Reason.of("held.host", error.reason()));
            due.putOff(submitting, error.reason(), clock.instant());
        } else {
            due.refused(submitting, error.code(), error.refusal(error.advice()), error.requestId(), clock.instant());
        }
    }

    private static Set<Integer> ofFirstHost(List<TargetRow> targets) {
        Optional<String> host = targets.get(0).target().host();
        Set<Integer> positions = new HashSet<>();
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).target().host().equals(host)) {
                positions.add(i);
            }
        }
        return positions;
    }
}
