package io.edgesweep.cli;

import io.edgesweep.report.RunReport;
import io.edgesweep.report.Verdict;
import java.nio.file.Path;

/** Says what a person does next after a run. */
final class NextStep {

    private NextStep() {}

    /**
     * What to do, in a sentence; empty when there is nothing to do.
     *
     * @param folder where the report's files are
     */
    static String after(RunReport report, Path folder) {
        return switch (Verdict.ofWord(report.verdict())) {
            case CONFIRMED, NOTHING_TO_DO -> "";
            case QUOTA_REACHED ->
                "nothing to do: the next run of job " + report.job()
                        + " sends what waits; edgesweep quota tells how the quota stands";
            case PARTLY_FAILED -> afterFailures(report, folder);
            case UNSETTLED ->
                "edgesweep reconcile " + report.run()
                        + " asks again what became of the open targets, and sends nothing; the next run of the job does it, too";
            case NO_VALID_INPUT ->
                "targets.csv has each row with its reason; edgesweep list SOURCE tells what a source yields";
            case OVER_LIMIT ->
                "look whether the input is meant; what is told above names the key of the job that lets it pass, and the option for one run";
            case API_UNAVAILABLE ->
                "the next run of job " + report.job()
                        + " sends what waits, and its own input after it; edgesweep check shows whether the API answers";
            case DENIED ->
                "fix what the API refuses and see whether edgesweep check passes; the next run of job " + report.job()
                        + " sends what waits, and its own input after it";
            case LOCAL_STATE ->
                "make room on the disk or mend it, see whether edgesweep check is content, and run the same"
                        + " command again";
            case STOPPED ->
                "nothing to do: the next run of job " + report.job() + " sends what waits and asks about what is open";
            case INTERRUPTED -> "the job's next run carries in what this one had recorded";
            case UNEXPECTED -> "please report it with this run's run.json; the job's next run carries in what is open";
        };
    }

    private static String afterFailures(RunReport report, Path folder) {
        if (report.counts().failed() + report.counts().refused() > 0) {
            return "mend the cause if it is named above; edgesweep retry " + report.run()
                    + " sends again what failed or was refused";
        }
        if (report.counts().invalid() == 0 && report.forecast().held() > 0) {
            return "fix what is named above; the next run of job " + report.job() + " sends what waits";
        }
        return report.counts().invalid() > 0
                ? "mend the invalid rows in retry.csv, and purge them by edgesweep run " + report.job() + " --input "
                        + folder.resolve("retry.csv")
                : "mend what is named above; the next run of job " + report.job() + " reads it again";
    }
}
