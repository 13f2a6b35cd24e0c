package io.edgesweep.quota;

import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * How one quota stands on its day, in targets. Whoever tells of it, a run's report, {@code plan}, {@code quota}, {@code check} or
 * the console, takes it from here.
 *
 * @param quota   the provider's figures
 * @param ours    how many of those that are used up the provider may have counted for us
 * @param others  how many others used, as far as the figures tell
 * @param reserve how many of the daily ones are left for people
 * @param left    how many may be sent now, the reserve kept
 */
public record DayStanding(Quota quota, long ours, long others, long reserve, long left) {

    /**
     * How the quota stands.
     *
     * @param sent how many we have sent on this quota day
     */
    public static DayStanding of(Quota quota, long sent, Reserve reserve) {
        long used = Math.max(0, quota.daily() - quota.available());
        long ours = Math.min(used, sent);
        long kept = reserve.of(quota.daily());
        return new DayStanding(quota, ours, used - ours, kept, Math.max(0, quota.available() - kept));
    }

    /**
     * The figures as they must be now, without asking the provider: less what we have sent since they were read. On another quota
     * day all of it is there again, as far as we know, less what we have sent on that day.
     *
     * @param at        when they were read
     * @param sentSince how many we have sent since a moment
     */
    public static Quota asOf(Instant now, Quota read, Instant at, ToLongFunction<Instant> sentSince) {
        Instant dayBegan = QuotaDay.of(now).start();
        boolean isOfToday = !at.isBefore(dayBegan);
        long before = isOfToday ? read.available() : read.daily();
        long available = Math.max(0, before - sentSince.applyAsLong(isOfToday ? at : dayBegan));
        return new Quota(read.kind(), read.area(), read.batch(), read.daily(), available);
    }

    /** How many a whole quota day allows, the reserve kept. */
    public long perDay() {
        return Math.max(0, quota.daily() - reserve);
    }

    /** How many of so many would be sent now. */
    public long now(long wanted) {
        return Math.min(wanted, left);
    }

    /**
     * The quota day on which the last of what waits is sent, if nothing new comes and the quota stays as it is. What is left of
     * today is used first.
     *
     * @return empty when nothing waits, or when it cannot be forecast
     */
    public Optional<QuotaDay> clearedOn(long waiting, QuotaDay today) {
        if (waiting == 0) {
            return Optional.empty();
        }
        if (waiting <= left) {
            return Optional.of(today);
        }
        return perDay() == 0 ? Optional.empty() : Optional.of(today.plus((waiting - left + perDay() - 1) / perDay()));
    }

    /**
     * As the other one, where nothing is sent before the first run that is to come.
     *
     * @param first the quota day of that run
     */
    public Optional<QuotaDay> clearedOn(long waiting, QuotaDay today, QuotaDay first) {
        if (waiting == 0 || !first.date().isAfter(today.date())) {
            return clearedOn(waiting, today);
        }
        return perDay() == 0 ? Optional.empty() : Optional.of(first.plus((waiting - 1) / perDay()));
    }
}
