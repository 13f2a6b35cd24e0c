package io.edgesweep.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a run looks, after its purges are confirmed, at what the CDN serves.
 *
 * @param sample     how many of the URLs that were confirmed are looked at
 * @param paths      URLs that are looked at besides, as they are asked for, whatever was purged on their site
 * @param resolve    the nodes that are asked beside whatever the public names lead to
 * @param fails      whether a run with a stale copy counts as partly failed
 * @param retries    whether stale ones stand in {@code retry.csv}
 * @param secondLook how long after the first look a copy is looked at again that seems to be stale
 * @param pace       how fast the CDN is asked
 * @param budget     how much it is asked in one run for each site, and the origin as much beside it
 * @param timeout    how long an answer may take
 */
public record VerifyKeys(
        Sample sample,
        List<String> paths,
        List<ServerAddress> resolve,
        boolean fails,
        boolean retries,
        Duration secondLook,
        OriginKeys.Pace pace,
        OriginKeys.Budget budget,
        Duration timeout) {

    /** How long the second look waits that does not say: no node should need longer for a purge. */
    public static final Duration SECOND_LOOK = Duration.ofSeconds(30);

    /** As a command looks that is told nothing. */
    public static final VerifyKeys DEFAULT = new VerifyKeys(
            Sample.DEFAULT,
            List.of(),
            List.of(),
            false,
            false,
            SECOND_LOOK,
            new OriginKeys.Pace(10, 4),
            new OriginKeys.Budget(10_000, 1L << 30),
            Duration.ofSeconds(10));

    public VerifyKeys {
        paths = List.copyOf(paths);
        resolve = List.copyOf(resolve);
    }

    /**
     * A part of the URLs that were confirmed.
     *
     * @param number  how many
     * @param percent whether that is a share
     */
    public record Sample(int number, boolean percent) {

        /** Those of a job that does not say. */
        public static final Sample DEFAULT = new Sample(200, false);

        /** All of them. */
        public static final Sample ALL = new Sample(100, true);

        /** What is one, in words. */
        public static final String ALLOWED = "all, a share such as 5%, or a number such as 200";

        private static final Pattern SHARE = Pattern.compile("([1-9]\\d?|100)%");
        private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,7}");

        /** The sample that the text is; empty when it is none. */
        public static Optional<Sample> parse(String text) {
            if (text.equals("all")) {
                return Optional.of(ALL);
            }
            if (SHARE.matcher(text).matches()) {
                return Optional.of(new Sample(Integer.parseInt(text.substring(0, text.length() - 1)), true));
            }
            return NUMBER.matcher(text).matches()
                    ? Optional.of(new Sample(Integer.parseInt(text), false))
                    : Optional.empty();
        }

        /** How many of so many it is. Of some, a share is at least one. */
        public long of(long confirmed) {
            return percent ? (confirmed * number + 99) / 100 : Math.min(confirmed, number);
        }

        /** As people write it. */
        public String shown() {
            if (equals(ALL)) {
                return "all";
            }
            return percent ? number + "%" : String.valueOf(number);
        }
    }

    /** The same with another sample, further nodes and another wait for the second look. */
    public VerifyKeys with(Sample newSample, List<ServerAddress> newResolve, Duration newSecondLook) {
        return new VerifyKeys(newSample, paths, newResolve, fails, retries, newSecondLook, pace, budget, timeout);
    }

    /** As people are shown it. */
    public String shown() {
        return "sample " + sample.shown()
                + (paths.isEmpty() ? "" : ", paths " + String.join(" ", paths))
                + (resolve.isEmpty()
                        ? ""
                        : ", also at "
                                + String.join(
                                        " ",
                                        resolve.stream()
                                                .map(ServerAddress::shown)
                                                .toList()))
                + (fails ? ", fails" : "") + (retries ? ", retries" : "") + ", again after " + secondLook.toSeconds()
                + " s, " + pace.perSecond() + " requests/s, " + pace.atOnce() + " at once, at most "
                + budget.requests() + " requests and " + budget.bytes() + " bytes a run";
    }
}
