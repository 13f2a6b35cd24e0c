package io.edgesweep.snapshot;

import io.edgesweep.spill.LastPurge;
import io.edgesweep.targets.Lastmod;
import io.edgesweep.targets.TargetRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a target must be purged again: because its row says something new, because the page may have changed after the
 * purge and its row would say the same, or because the row says nothing of its age.
 */
public final class ChangeRule {

    private final @Nullable Duration undated;
    private final Instant now;

    /**
     * The rule of a source.
     *
     * @param undated after so long a target is due again whose row has no lastmod; null for always
     * @param now     the present
     */
    public ChangeRule(@Nullable Duration undated, Instant now) {
        this.undated = undated;
        this.now = now;
    }

    /**
     * Why the target need not be purged again; empty when it must be.
     *
     * @param row   the row that asks for it
     * @param known what is known of it from when it was last confirmed purged
     */
    public Optional<String> unchanged(TargetRow row, LastPurge known) {
        if (RowVersion.of(row) != known.version()) {
            return Optional.empty();
        }
        Lastmod lastmod = row.lastmod();
        if (lastmod == null) {
            boolean young = undated != null && now.isBefore(known.sentAt().plus(undated));
            return young ? Optional.of("purged at " + known.sentAt() + ", and has no lastmod") : Optional.empty();
        }
        return isDueAgain(lastmod, known)
                ? Optional.empty()
                : Optional.of("purged at " + known.sentAt() + ", and its row is the same since");
    }

    /**
     * A page may change twice on one day. The next purge takes what has changed until then; the rest is left to one purge
     * after the day, however often the job runs meanwhile.
     */
    private boolean isDueAgain(Lastmod lastmod, LastPurge known) {
        return leavesRoom(lastmod, known.sentAt()) && (!known.repeated() || !now.isBefore(lastmod.latest()));
    }

    /**
     * Whether a page with this lastmod may have changed after the purge without another lastmod: it was purged within the
     * time that the lastmod names.
     *
     * @param sentAt when the purge was sent
     */
    public static boolean leavesRoom(@Nullable Lastmod lastmod, Instant sentAt) {
        return lastmod != null && !sentAt.isBefore(lastmod.earliest()) && sentAt.isBefore(lastmod.latest());
    }
}
