package io.edgesweep.quota;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a daily quota that is left for people: a share of it, or a number of targets.
 *
 * @param percent the share in percent, 0 to 100, if it is one
 * @param targets the number of targets otherwise
 */
public record Reserve(int percent, long targets) {

    /** No reserve. */
    public static final Reserve NONE = new Reserve(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(%?)");

    /** Reads {@code 10%} or {@code 500}; empty when the text is neither. */
    public static Optional<Reserve> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(form.group(1));
        if (form.group(2).isEmpty()) {
            return Optional.of(new Reserve(0, number));
        }
        return number > 100 ? Optional.empty() : Optional.of(new Reserve(number, 0));
    }

    /** How many targets of the daily quota are left for people; a share is rounded up. */
    public long of(long daily) {
        return Math.min(daily, (daily * percent + 99) / 100 + targets);
    }

    /** How many of the quota may be sent. */
    public long leaves(Quota quota) {
        return Math.max(0, quota.available() - of(quota.daily()));
    }

    @Override
    public String toString() {
        return percent > 0 ? percent + "%" : Long.toString(targets);
    }
}
