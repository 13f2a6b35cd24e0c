package io.edgesweep.simulation;

import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.AnnouncedBatch;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.DeviatingTarget;
import io.edgesweep.ledger.DueBatches;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mistake of mistakes: that a call is made is written down only when its answer is. */
final class AnnouncesWithTheAnswer implements Variant {

    @Override
    public Conditions in(Conditions conditions) {
        return conditions.undisturbed();
    }

    @Override
    public Ledger ledger(Ledger real) {
        return new Ledger(
                real.runs(),
                real.recorder(),
                new Due(real.due()),
                real.open(),
                real.looks(),
                real.history(),
                real.old(),
                real.schedules(),
                real.pauses(),
                real.kept(),
                real.orders(),
                real.nodes(),
                real.aftermath(),
                real.targets(),
                real.waiting(),
                real.live(),
                real.edge(),
                real.origins(),
                real.digests());
    }

    private record Due(DueBatches real) implements DueBatches {

        @Override
        public Optional<AnnouncedBatch> announce(Batch batch, String owner, Instant now, Instant lease) {
            Optional<AnnouncedBatch> announced = real.announce(batch, owner, now, lease);
            announced.ifPresent(submitting -> real.takeBackUnsent(submitting, Reason.NONE));
            return announced;
        }

        private AnnouncedBatch late(AnnouncedBatch batch, Instant now) {
            return real.announce(batch.batch(), "host:1", now, now).orElseThrow();
        }

        @Override
        public void accepted(
                AnnouncedBatch batch,
                String taskId,
                String requestId,
                List<DeviatingTarget> refused,
                Instant now,
                Instant firstLook) {
            real.accepted(late(batch, now), taskId, requestId, refused, now, firstLook);
        }

        @Override
        public void refused(AnnouncedBatch batch, String code, Reason reason, String requestId, Instant now) {
            real.refused(late(batch, now), code, reason, requestId, now);
        }

        @Override
        public void takeBack(AnnouncedBatch batch, Reason reason, Instant now) {
            real.takeBack(late(batch, now), reason, now);
        }

        @Override
        public void takeBackInTwo(AnnouncedBatch batch, int firstSize, Reason reason, Instant now) {
            real.takeBackInTwo(late(batch, now), firstSize, reason, now);
        }

        @Override
        public void takeBackInTwo(AnnouncedBatch batch, Set<Integer> first, Reason reason, Instant now) {
            real.takeBackInTwo(late(batch, now), first, reason, now);
        }

        @Override
        public void search(AnnouncedBatch batch, Reason reason, Instant now) {
            real.search(late(batch, now), reason, now);
        }

        @Override
        public void searchLater(AnnouncedBatch batch, Reason reason, Instant now) {
            real.searchLater(late(batch, now), reason, now);
        }

        @Override
        public void putOff(AnnouncedBatch batch, Reason reason, Instant now) {
            real.putOff(late(batch, now), reason, now);
        }

        @Override
        public void unsettled(
                AnnouncedBatch batch, String code, Reason reason, String requestId, Instant now, Instant firstLook) {
            real.unsettled(late(batch, now), code, reason, requestId, now, firstLook);
        }

        @Override
        public Optional<Reason> whyNotOurs(AnnouncedBatch batch) {
            return real.whyNotOurs(batch);
        }

        @Override
        public boolean takeBackUnsent(AnnouncedBatch batch, Reason reason) {
            // It was never announced.
            return true;
        }

        @Override
        public Optional<Batch> next(String run, Action action, Set<String> without) {
            return real.next(run, action, without);
        }

        @Override
        public Optional<Batch> gather(Batch batch, int limit, boolean any) {
            return real.gather(batch, limit, any);
        }

        @Override
        public void searchOn(Batch batch) {
            real.searchOn(batch);
        }

        @Override
        public void split(Batch batch, int firstSize) {
            real.split(batch, firstSize);
        }

        @Override
        public int defer(
                String run,
                Action action,
                @Nullable String site,
                @Nullable Kind kind,
                Reason reason,
                @Nullable Instant notBefore) {
            return real.defer(run, action, site, kind, reason, notBefore);
        }

        @Override
        public int release(String run, Instant now) {
            return real.release(run, now);
        }
    }
}
