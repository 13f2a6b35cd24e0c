package io.edgesweep.job.run;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Run;
import io.edgesweep.report.Heading;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.report.write.ReportSettings;
import io.edgesweep.report.write.ReportWriter;
import io.edgesweep.runtime.ReportLocks;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.AccountSettings;
import io.edgesweep.settings.EffectiveConfiguration;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.task.OutcomeCounts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;

/** The reports of runs. A run ends once its own is written. */
public final class RunReports {

    private static final int READINGS = 3;

    private final Ledger ledger;
    private final ReportWriter writer;
    private final ReportLocks locks;

    /** What writes the reports of a job's runs. */
    public static RunReports of(RunServices services, JobFile job) {
        Settings settings = services.settings();
        ReportSettings reporting = new ReportSettings(
                settings.folders().reports(),
                settings.quotaShares(),
                ceiling(settings.accountsOf(job.sites())),
                job.limits().deadline(),
                job.successCodes(),
                job.afterPurge().verify().map(VerifyKeys::retries).orElse(false),
                settings.output().language(),
                job.schedule().map(ScheduleSpec::zone).orElse(settings.output().zone()),
                settings.output().zone(),
                EffectiveConfiguration.of(job, settings));
        return new RunReports(services.ledger(), new ReportWriter(services.ledger(), reporting), services.reports());
    }

    /** Calls are counted by account, so the most of any account's is what they are held against. */
    private static int ceiling(List<AccountSettings> accounts) {
        return accounts.stream().mapToInt(AccountSettings::callsPerSecond).max().orElseThrow();
    }

    /** @param locks held while a report is written */
    public RunReports(Ledger ledger, ReportWriter writer, ReportLocks locks) {
        this.ledger = ledger;
        this.writer = writer;
        this.locks = locks;
    }

    /**
     * Writes the report and ends the run; of one that has ended already, the report is made anew.
     *
     * @param finished when the run came to its end
     * @throws IOException when a file cannot be written
     */
    public WrittenReport write(Run run, Instant finished) throws IOException {
        return write(run, finished, () -> {});
    }

    /** @param look is run again and again while the report is made, and may end that: nothing has ended then */
    WrittenReport write(Run run, Instant finished, Runnable look) throws IOException {
        Lock ours = locks.ofRun(run.id());
        ours.lock();
        try {
            OutcomeCounts counts = counts(run);
            WrittenReport written = writer.write(run, counts, finished, look);
            ledger.runs()
                    .finish(
                            run.id(),
                            counts,
                            written.verdict().word(),
                            written.report().exitCode(),
                            Heading.hasOnlyInvalidRows(written.report()),
                            finished);
            writeList();
            return written;
        } finally {
            ours.unlock();
        }
    }

    /**
     * Writes the report of a run that has ended once more, and changes nothing of the run.
     *
     * @throws IOException when a file cannot be written
     */
    public void copy(Run run) throws IOException {
        Lock ours = locks.ofRun(run.id());
        ours.lock();
        try {
            writer.write(run, counts(run), Objects.requireNonNullElse(run.finished(), run.started()), () -> {});
            writeList();
        } finally {
            ours.unlock();
        }
    }

    /** They are read one by one, and a person may settle a batch between two of them. */
    private OutcomeCounts counts(Run run) {
        OutcomeCounts counts = ledger.history().counts(run.id());
        for (int again = 0; again < READINGS && !counts.addUp(); again++) {
            counts = ledger.history().counts(run.id());
        }
        return counts;
    }

    private void writeList() throws IOException {
        Lock list = locks.ofList();
        list.lock();
        try {
            writer.writeList();
        } finally {
            list.unlock();
        }
    }

    /** As {@link ReportWriter#remove}. */
    void remove(Run run) throws IOException {
        Lock ours = locks.ofRun(run.id());
        ours.lock();
        try {
            writer.remove(run);
        } finally {
            ours.unlock();
        }
    }
}
