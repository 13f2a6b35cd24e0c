package io.edgesweep.app;

import io.edgesweep.job.run.RunHandler;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.notice.Notice;
import io.edgesweep.notice.NoticeFactory;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.report.Verdict;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.settings.JobFile;
import io.edgesweep.status.LiveStatus;
import io.edgesweep.status.StatusFiles;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs jobs, has those told of it who are to be, and writes the status files. A run that was asked to end is not over: nobody is told. */
final class NotifyingRunner {

    private final RunHandler runs;
    private final NoticeFactory notices;
    private final StatusFiles status;

    NotifyingRunner(RunHandler runs, NoticeFactory notices, StatusFiles status) {
        this.runs = runs;
        this.notices = notices;
        this.status = status;
    }

    /** As {@link RunHandler#takeOver}. */
    void takeOver() throws IOException {
        runs.takeOver();
    }

    /**
     * As {@link RunHandler#run(RunRequest, Progress, Consumer)}.
     *
     * @param ended takes the report as soon as the run has ended, before anybody else is told
     */
    Optional<WrittenReport> run(
            RunRequest request, Progress progress, Consumer<String> begun, Consumer<WrittenReport> ended)
            throws IOException {
        JobFile job = request.job();
        try (Notice notice = notices.of(job.name(), job.site(), job.notices())) {
            try {
                Optional<WrittenReport> report = run(request, progress, begun.andThen(notice::begun));
                if (report.isPresent()) {
                    ended.accept(report.get());
                    status.write();
                    notice.ended(report.get());
                }
                return report;
            } catch (IOException | RuntimeException e) {
                notice.failed(LocalFailure.isLocal(e) ? Verdict.LOCAL_STATE : Verdict.UNEXPECTED, words(e));
                throw e;
            }
        }
    }

    private Optional<WrittenReport> run(RunRequest request, Progress progress, Consumer<String> begun)
            throws IOException {
        try (LiveStatus live = status.begin(request.job().name(), progress)) {
            return runs.run(request, live, begun.andThen(live::in));
        }
    }

    private static String words(Exception failure) {
        return "The run ended without a report: " + LocalFailure.words(failure)
                + ". The log says more; the same command resumes it.";
    }
}
