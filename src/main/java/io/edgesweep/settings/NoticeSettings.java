package io.edgesweep.settings;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How people and other programs are told of runs.
 *
 * @param all       who is told of the runs of jobs that do not say
 * @param reportUrl under which address the folder of reports can be seen, if it can
 * @param consoleUrl under which address people reach the console, if they do
 * @param digest    when {@code serve} tells in one notice of all runs that have ended since the last one, if it does
 * @param timeout   how long one try may take
 * @param tries     how many tries
 * @param backoff   the wait after the first, which doubles with every further one
 * @param longest   how long the end of a run waits for all of them together
 */
public record NoticeSettings(
        NoticeSpec all,
        Optional<URI> reportUrl,
        Optional<URI> consoleUrl,
        Optional<DigestSchedule> digest,
        Duration timeout,
        int tries,
        Duration backoff,
        Duration longest) {

    /**
     * When one notice tells of many runs.
     *
     * @param cron a Quartz cron expression
     * @param zone the zone that it is meant in
     */
    public record DigestSchedule(String cron, ZoneId zone) {}

    /** Where more can be seen than a notice tells; empty where nothing is. */
    public String link() {
        return consoleUrl.or(() -> reportUrl).map(URI::toString).orElse("");
    }
}
