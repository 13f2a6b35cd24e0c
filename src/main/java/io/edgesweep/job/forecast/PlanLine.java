package io.edgesweep.job.forecast;

import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.Reserve;
import io.edgesweep.targets.Kind;
import java.time.Instant;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do with the targets of one kind on one site.
 *
 * @param site    the site's name
 * @param kind    what the targets name
 * @param batches how many calls would be made now
 * @param fresh   how many are asked for now
 * @param waiting how many wait from earlier runs
 * @param quota   the provider's figures; null when it tells none, so that its answer to the calls would decide
 * @param reserve how many of the daily quota are left for people
 * @param now     how many would be sent now
 * @param later   how many would wait
 * @param until   until when they would wait at least; null when none would
 */
public record PlanLine(
        String site,
        Kind kind,
        long batches,
        long fresh,
        long waiting,
        @Nullable Quota quota,
        long reserve,
        long now,
        long later,
        @Nullable Instant until) {

    /**
     * Plans the targets of one kind on one site against its quota.
     *
     * @param calls how many calls so many targets take
     */
    public static PlanLine of(
            String site,
            Kind kind,
            LongUnaryOperator calls,
            long fresh,
            long waiting,
            @Nullable Quota quota,
            Reserve reserve,
            Instant moment) {
        long wanted = fresh + waiting;
        if (quota == null) {
            return new PlanLine(site, kind, calls.applyAsLong(wanted), fresh, waiting, null, 0, wanted, 0, null);
        }
        long now = Math.min(wanted, reserve.leaves(quota));
        long later = wanted - now;
        Instant until = later == 0 ? null : QuotaDay.of(moment).next().start();
        return new PlanLine(
                site,
                kind,
                calls.applyAsLong(now),
                fresh,
                waiting,
                quota,
                reserve.of(quota.daily()),
                now,
                later,
                until);
    }

    /** How many may be sent today, the reserve kept; 0 when it is not known. */
    public long left() {
        return quota == null ? 0 : Math.max(0, quota.available() - reserve);
    }

    /** How many more could be sent on the same day afterwards; 0 when it is not known. */
    public long leftAfter() {
        return Math.max(0, left() - now);
    }
}
