package io.edgesweep.app;

import io.edgesweep.job.run.RunHandler;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.notice.Notice;
import io.edgesweep.notice.NoticeFactory;
import io.edgesweep.order.Progress;
import io.edgesweep.order.RunRequest;
import io.edgesweep.process.RunLog;
import io.edgesweep.report.RunSummary;
import io.edgesweep.report.Verdict;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.settings.JobFile;
import io.edgesweep.status.LiveStatus;
import io.edgesweep.status.StatusFiles;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs, has those told of it who are to be, and writes the status files. A run that was asked to end is not over: nobody is told. */
final class NotifyingRunner {

    private static final Logger log = LoggerFactory.getLogger(NotifyingRunner.class);

    private final RunHandler runs;
    private final NoticeFactory notices;
    private final StatusFiles status;

    NotifyingRunner(RunHandler runs, NoticeFactory notices, StatusFiles status) {
        this.runs = runs;
        this.notices = notices;
        this.status = status;
    }

    /** Tells of several runs at once, and says in the log who did not take it. */
    void digest(List<RunSummary> ended, Instant since, String link) {
        List<NoticeFactory.Told> told = notices.digest(ended, since, link);
        log.info("One notice of {} runs that ended since {}: sent to {}", ended.size(), since, told.size());
        told.forEach(each -> each.problem().ifPresent(problem -> log.warn("{}: {}", each.name(), problem)));
    }

    /** As {@link RunHandler#isAtWork}. */
    boolean isAtWork(String job) {
        return runs.isAtWork(job);
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
        try (RunLog lines = RunLog.begin(job.name());
                Notice notice = notices.of(job.name(), job.site(), job.notices())) {
            try {
                Consumer<String> named = lines::in;
                Optional<WrittenReport> report =
                        run(request, progress, named.andThen(begun).andThen(notice::begun));
                if (report.isPresent()) {
                    ended.accept(report.get());
                    status.write();
                    notice.ended(report.get());
                }
                return report;
            } catch (IOException | RuntimeException e) {
                notice.failed(LocalFailure.isLocal(e) ? Verdict.LOCAL_STATE : Verdict.UNEXPECTED, why(e));
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

    private static Reason why(Exception failure) {
        return Reason.of("finding.no-report", LocalFailure.reason(failure));
    }
}
