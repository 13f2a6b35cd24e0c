package io.edgesweep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report of one run, as in {@code run.json}, whose {@code batches}, very many, are written beside it. Times are in UTC.
 *
 * @param schema      the form of this, {@code edgesweep.run/1}
 * @param run         the run's id
 * @param job         the job's name
 * @param site        the job's site
 * @param verdict     the verdict's word
 * @param verdictCode the exit code that the verdict stands for
 * @param exitCode    the exit code of the process: 0 where the job counts the verdict as success
 * @param zone        the zone of the job's schedule, in which its times are told to people
 * @param started     when the run began
 * @param finished    when it came to its end
 * @param counts      what went in and what came out
 * @param criteria    what a good run keeps, and whether this one did
 * @param warm        what became of the prefetches; null when there were none
 * @param edge        what the CDN served afterwards; null when it was not looked at
 * @param calls       the calls that handed over batches
 * @param quota       the quotas that were read
 * @param forecast    when what waits will have been sent
 * @param sources     what each source brought
 * @param shares      what became of the rows by site, by host and by source
 * @param failures    what is still to be purged, by cause
 * @param unsettled   the batches with unsettled targets, and what is known of them
 * @param leftOut     what is left out on purpose, by cause
 * @param findings    what people should know besides
 * @param history     the job's runs before this one, the latest 14 of 30 days, newest first
 * @param configuration what held for the run, by key, without secrets
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunReport(
        String schema,
        String run,
        String job,
        String site,
        String verdict,
        int verdictCode,
        int exitCode,
        String zone,
        Instant started,
        Instant finished,
        CountLine counts,
        List<CriterionLine> criteria,
        @Nullable WarmLine warm,
        @Nullable EdgeLine edge,
        CallLine calls,
        List<QuotaLine> quota,
        ForecastLine forecast,
        List<SourceLine> sources,
        SharesLine shares,
        List<FailureLine> failures,
        List<UnsettledLine> unsettled,
        List<FailureLine> leftOut,
        List<FindingLine> findings,
        List<HistoryLine> history,
        Map<String, String> configuration) {

    /** The form that this version writes. */
    public static final String SCHEMA = "edgesweep.run/1";

    /**
     * Something that a good run keeps.
     *
     * @param code    what, in one stable word
     * @param met     whether this run did; null where that is not known
     * @param of      what it is about: of a quota's reserve the sites, the kind and the area; else nothing
     * @param figures what shows it; durations in milliseconds
     */
    public record CriterionLine(String code, @Nullable Boolean met, List<String> of, List<Long> figures) {}

    /**
     * An earlier run of the job, or this one.
     *
     * @param exitCode what its process ended with
     * @param open     targets that may still be stale when this report was written
     * @param millis   how long it took
     * @param failed    targets that had failed, were refused or invalid at its end, or that it stopped
     * @param waiting   those that waited then
     * @param unsettled those of which it was not known then
     * @param leftOut   those that were left out on purpose
     */
    public record HistoryLine(
            String run,
            Instant started,
            String verdict,
            int exitCode,
            long read,
            long confirmed,
            long open,
            long millis,
            long failed,
            long waiting,
            long unsettled,
            long leftOut) {}

    /**
     * What became of the prefetches, which count apart: no row asked for them. {@code asked} is the sum of the outcomes.
     *
     * @param asked    how many URLs were to be prefetched, once their purge was confirmed
     * @param failures what was not prefetched, by cause
     */
    public record WarmLine(
            long asked,
            long confirmed,
            long failed,
            long refused,
            long carriedOver,
            long unsettled,
            List<FailureLine> failures) {}

    /**
     * The calls that handed over batches, or tried to.
     *
     * @param submitted      how many
     * @param refusedForRate how many of them came too fast for the provider
     * @param maxPerSecond   the most in any window of one second
     * @param ceiling        how many the account's configuration allows in one
     * @param complete       false where a process was killed before it had written down its count: the others are then the least
     *                       that there were
     */
    public record CallLine(long submitted, long refusedForRate, int maxPerSecond, int ceiling, boolean complete) {}

    /**
     * One kind's quota in one area, in targets.
     *
     * @param site            the sites that draw on it, with commas
     * @param kind            what its targets name
     * @param area            the part of the world that it holds for; empty where the provider knows no areas
     * @param batch           how many one call may carry
     * @param daily           how many one quota day allows
     * @param availableBefore how many the provider still took when the run first asked, with the reserve
     * @param availableAfter  how many it still took when the run last asked, less what was sent since, with the reserve
     * @param reserve         how many of the daily ones are left for people
     * @param ours            how many this run used
     * @param others          how many others used meanwhile, as far as the figures tell
     */
    public record QuotaLine(
            String site,
            String kind,
            String area,
            int batch,
            long daily,
            long availableBefore,
            long availableAfter,
            long reserve,
            long ours,
            long others) {}

    /**
     * When what waits will have been sent, if nothing new comes.
     *
     * @param waiting   how many targets wait
     * @param held      how many of them do not wait for quota; the next run tries them again
     * @param clearedOn the quota day (UTC+8) on which the last of those is sent that wait for quota; null for none known
     * @param until     the earliest moment at which something of it may be sent; null when none wait
     */
    public record ForecastLine(
            long waiting,
            long held,
            @Nullable String clearedOn,
            @Nullable Instant until) {}

    /**
     * What one source brought.
     *
     * @param source   the file's path or the document's URL
     * @param rows     how many rows
     * @param rejected how many of them were invalid or excluded
     */
    public record SourceLine(String source, long rows, long rejected) {}

    /**
     * What became of the rows and the targets carried in, counted three times over. Each list counts every one of them.
     *
     * @param sites   by site; rows that were rejected are of none, whose name is empty
     * @param hosts   by the host that they name; tags, whole sites and what is no URL name none
     * @param sources by the source that they stand in
     */
    public record SharesLine(List<ShareLine> sites, List<ShareLine> hosts, List<ShareLine> sources) {}

    /**
     * What became of a part of them. {@code rows} is the sum of the others.
     *
     * @param name    which part; {@code (others)} for all that are not told apart
     * @param leftOut those that are excluded, duplicate, unchanged or stopped by a limit
     * @param lines   of one source the lines that are still to be purged, as far as there is room
     */
    public record ShareLine(
            String name,
            long rows,
            long confirmed,
            long failed,
            long refused,
            long carriedOver,
            long unsettled,
            long invalid,
            long leftOut,
            String lines) {}
}
