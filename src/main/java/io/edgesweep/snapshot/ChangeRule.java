package io.edgesweep.snapshot;

import io.edgesweep.spill.Known;
import io.edgesweep.target.TargetRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a target must be purged again: because its row says something new, or because it says nothing of its age. */
public final class ChangeRule {

    /** A day without a time ends so much after its beginning at the latest, wherever its author was. */
    private static final Duration A_DAY_ANYWHERE = Duration.ofHours(24 + 12);

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
    public Optional<String> unchanged(TargetRow row, Known known) {
        Instant lastmod = row.lastmod();
        boolean same = RowVersion.of(row) == known.version();
        if (lastmod == null) {
            boolean young = undated != null && now.isBefore(known.sentAt().plus(undated));
            return same && young
                    ? Optional.of("purged at " + known.sentAt() + ", and has no lastmod")
                    : Optional.empty();
        }
        if (same) {
            return Optional.of("purged at " + known.sentAt() + ", and its row is the same since");
        }
        return row.extra().isEmpty() && latest(lastmod).isBefore(known.sentAt())
                ? Optional.of("purged at " + known.sentAt() + ", after its lastmod")
                : Optional.empty();
    }

    /** The last moment that the lastmod can mean. A day at midnight is one without a time. */
    private static Instant latest(Instant lastmod) {
        return lastmod.equals(lastmod.truncatedTo(ChronoUnit.DAYS)) ? lastmod.plus(A_DAY_ANYWHERE) : lastmod;
    }
}
