package io.edgesweep.notice;

import io.edgesweep.report.CountLine;
import io.edgesweep.report.Heading;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.Verdict;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.text.Reason;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run has ended.
 *
 * @param job      the job's name
 * @param run      the run's id; empty when it had not begun
 * @param site     the job's site
 * @param verdict  what it came to
 * @param heading  what it is shown as
 * @param exitCode what its process ends with; in {@code serve}, what it would end with
 * @param changed  whether the verdict is another one than that of the job's run before
 * @param why      what kept it from a report; no reason when there is one
 * @param counts   what went in and what came out; null when there is no report
 * @param report   where the report is, as a path; empty when there is none
 * @param address  where it can be seen
 * @param written  the report itself; null when there is none
 */
record EndOfRun(
        String job,
        String run,
        String site,
        Verdict verdict,
        Heading heading,
        int exitCode,
        boolean changed,
        Reason why,
        @Nullable CountLine counts,
        String report,
        Optional<URI> address,
        @Nullable WrittenReport written) {

    /**
     * A run that has a report.
     *
     * @param reports where the folder of reports can be seen
     * @param console where the console can be seen
     */
    static EndOfRun of(WrittenReport written, Optional<URI> reports, Optional<URI> console) {
        RunReport report = written.report();
        boolean same =
                !report.history().isEmpty() && report.history().get(0).verdict().equals(report.verdict());
        return new EndOfRun(
                report.job(),
                report.run(),
                report.site(),
                written.verdict(),
                Heading.of(report),
                report.exitCode(),
                !same,
                Reason.NONE,
                report.counts(),
                written.folder()
                        .resolve("index.html")
                        .toAbsolutePath()
                        .normalize()
                        .toString(),
                reports.map(base -> under(base, report.job() + "/" + report.run() + "/index.html"))
                        .or(() -> console.map(base -> under(base, "runs/" + report.run()))),
                written);
    }

    /** A run that has no report. */
    static EndOfRun withoutReport(String job, String run, String site, Verdict verdict, Reason why) {
        return new EndOfRun(
                job,
                run,
                site,
                verdict,
                Heading.of(verdict),
                verdict.exitCode().code(),
                true,
                why,
                null,
                "",
                Optional.empty(),
                null);
    }

    private static URI under(URI base, String path) {
        String text = base.toString();
        return URI.create(text.endsWith("/") ? text + path : text + "/" + path);
    }

    boolean isFailure() {
        return exitCode != 0;
    }
}
