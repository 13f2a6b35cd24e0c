package io.edgesweep.cli.print;

import io.edgesweep.ledger.FindingKind;
import io.edgesweep.report.FailureLine;
import io.edgesweep.report.FindingLine;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.report.RunAgain;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.Verdict;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a person does next after a run. */
final class NextStep {

    private NextStep() {}

    /**
     * What to do, in a sentence; empty when there is nothing to do.
     *
     * @param folder where the report's files are
     */
    static String after(RunReport report, Path folder) {
        return Stream.of(first(report, folder), afterStale(report))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String afterStale(RunReport report) {
        if (report.edge() == null || report.edge().stale() == 0) {
            return "";
        }
        return "edgesweep purge URL... sends again what is stale at the edge, and so does edgesweep retry "
                + report.run()
                + " if the job says verify.retry: true; give the provider the evidence that the report has; edgesweep verify "
                + report.run() + " looks again";
    }

    private static String first(RunReport report, Path folder) {
        return switch (Verdict.ofWord(report.verdict())) {
            case CONFIRMED, NOTHING_TO_DO -> "";
            case QUOTA_REACHED ->
                "nothing to do: the next run of job " + report.job()
                        + " sends what waits; edgesweep quota shows how the quota stands";
            case PARTLY_FAILED -> afterFailures(report, folder);
            case UNSETTLED -> afterUnsettled(report);
            case NO_VALID_INPUT ->
                "targets.csv has each row with its reason; edgesweep list SOURCE shows what a source yields";
            case OVER_LIMIT ->
                "check that the input is intended; the message above names the key of the job that allows it, and the option for one run";
            case API_UNAVAILABLE ->
                "the next run of job " + report.job()
                        + " sends what waits, and its own input after it; edgesweep check shows whether the API answers";
            case DENIED ->
                "fix what the API refuses and make sure edgesweep check passes; the next run of job " + report.job()
                        + " sends what waits, and its own input after it";
            case LOCAL_STATE ->
                "free some space on the disk or fix it, make sure edgesweep check passes, and run the same"
                        + " command again";
            case STOPPED ->
                "nothing to do: the next run of job " + report.job() + " sends what waits and asks about what is open";
            case INTERRUPTED -> "the job's next run takes over what this one had recorded";
            case UNEXPECTED -> "please report it with this run's run.json; the job's next run carries in what is open";
        };
    }

    private static String afterUnsettled(RunReport report) {
        long nobodyCanAsk = report.failures().stream()
                .filter(failure -> failure.cause().equals(ReasonCode.NOT_FOLLOWED.word()))
                .mapToLong(FailureLine::targets)
                .sum();
        return nobodyCanAsk > 0 && nobodyCanAsk == report.counts().unsettled()
                ? "the provider's console shows what became of them; configure a site with their hosts, and the next ones"
                        + " are followed"
                : "edgesweep reconcile " + report.run()
                        + " asks again what became of the open targets, and sends nothing; the next run of the job does it, too";
    }

    private static String afterFailures(RunReport report, Path folder) {
        if (report.counts().failed() + report.counts().refused() > 0) {
            return "fix the cause if it is named below; edgesweep retry " + report.run()
                    + " sends again what failed or was refused";
        }
        if (report.counts().invalid() == 0 && report.forecast().held() > 0) {
            return "fix what is named above; the next run of job " + report.job() + " sends what waits";
        }
        boolean onlyStale = report.findings().stream()
                .filter(FindingLine::mayBeTheCause)
                .allMatch(finding -> finding.known() == FindingKind.STALE);
        if (report.counts().invalid() == 0 && onlyStale) {
            return "";
        }
        return report.counts().invalid() > 0
                ? "fix the invalid rows in retry.csv, and purge them by "
                        + RunAgain.with(
                                report.job(),
                                report.site(),
                                folder.resolve("retry.csv")
                                        .toAbsolutePath()
                                        .normalize()
                                        .toString())
                : RunAgain.isOneOff(report.job(), report.site())
                        ? "fix what is named above, and run the same command again"
                        : "fix what is named above; the next run of job " + report.job() + " reads it again";
    }
}
