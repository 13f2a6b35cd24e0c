package io.edgesweep.quota;

import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How one quota stands at a moment, in targets. Whoever shows it, a run's report, {@code quota}, {@code check}, the console or the
 * metrics, takes it from here.
 *
 * @param quota   the provider's figures as they must be now: less what we have sent since they were read, and all of it on a
 *                quota day on which nothing was read
 * @param ours    how many of those that are used up the provider may have counted for us
 * @param others  how many others used, as far as the figures tell; null if nothing was read on this quota day
 * @param reserve how many of the daily ones are left for people
 * @param left    how many may be sent now, the reserve kept
 */
public record Standing(Quota quota, long ours, @Nullable Long others, long reserve, long left) {

    /**
     * How a quota stands now, without asking the provider again.
     *
     * @param read      the provider's figures
     * @param at        when they were read
     * @param sentSince how many targets we have sent since a moment that draw on it
     */
    public static Standing of(Instant now, Quota read, Instant at, Reserve reserve, ToLongFunction<Instant> sentSince) {
        Instant dayBegan = QuotaDay.of(now).start();
        boolean isOfToday = !at.isBefore(dayBegan);
        long sentToday = sentSince.applyAsLong(dayBegan);
        long available = isOfToday ? read.available() - sentSince.applyAsLong(at) : read.daily() - sentToday;
        Quota quota = new Quota(read.kind(), read.area(), read.batch(), read.daily(), Math.max(0, available));
        long ours = Math.min(quota.used(), sentToday);
        return new Standing(
                quota,
                ours,
                isOfToday ? (Long) (quota.used() - ours) : null,
                reserve.of(quota.daily()),
                reserve.leaves(quota));
    }

    /** How many a whole quota day allows, the reserve kept. */
    public long perDay() {
        return Math.max(0, quota.daily() - reserve);
    }

    /**
     * The quota day on which the last of what waits is sent, if nothing new comes and the quota stays as it is. What is left of
     * today is used first, if there is a run today.
     *
     * @param first the quota day of the first run that is to come
     * @return empty when nothing waits, or when it cannot be forecast
     */
    public Optional<QuotaDay> clearedOn(long waiting, QuotaDay today, QuotaDay first) {
        if (waiting == 0) {
            return Optional.empty();
        }
        long onFirst = first.date().isAfter(today.date()) ? perDay() : left;
        if (waiting <= onFirst) {
            return Optional.of(first);
        }
        return perDay() == 0
                ? Optional.empty()
                : Optional.of(first.plus((waiting - onFirst + perDay() - 1) / perDay()));
    }
}
