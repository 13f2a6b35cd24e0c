package io.edgesweep.session;

import io.edgesweep.account.RunningSandbox;
import io.edgesweep.account.SandboxPlan;
import io.edgesweep.input.ListHandler;
import io.edgesweep.input.ListRequest;
import io.edgesweep.input.ListSummary;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.notice.NoticeFactory;
import io.edgesweep.report.RunSummary;
import io.edgesweep.schedule.Firing;
import io.edgesweep.settings.FolderSettings;
import io.edgesweep.settings.Mistake;
import io.edgesweep.setup.FirstAccount;
import io.edgesweep.setup.Survey;
import io.edgesweep.verification.VerifyRequest;
import io.edgesweep.verification.VerifySummary;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Starts the application, as far as a command needs it. */
public interface Launcher {

    /**
     * Starts all of it.
     *
     * @param options   the configuration given on the command line, {@code --key=value} each
     * @param verbosity how much is logged
     * @param patience  how long is waited while another process holds the home folder
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used, or names a home folder that is not there,
     *                         and the purpose is not to make one
     * @throws io.edgesweep.home.LockedException when another process holds the home folder, and does not leave it in that time; a
     *                         {@link ServedException}, without waiting, if that process answers
     */
    Session open(List<String> options, Verbosity verbosity, Duration patience, Purpose purpose);

    /**
     * As {@link #open}, for somebody who runs nothing, at once: the ledger alone, and without a lock where it is in a database that
     * several may read at once.
     */
    Reading openToRead(List<String> options, Verbosity verbosity, Duration patience);

    /** Which files the configuration is read from, or where none was found, in a sentence without its full stop. */
    String configuredBy(List<String> options);

    /** The program's own folders. */
    FolderSettings folders(List<String> options);

    /**
     * Looks at everything that could spoil the next run, without the lock.
     *
     * @param online whether sitemaps on the web are among it
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used
     */
    List<Check> check(boolean online, List<String> options, Verbosity verbosity);

    /**
     * Tells what sources yield, without the lock, the ledger or any account.
     *
     * @param in   standard input
     * @param sink takes each row as it is read
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used, or lacks a site of the request
     */
    ListSummary list(
            ListRequest request, InputStream in, ListHandler.Sink sink, List<String> options, Verbosity verbosity);

    /**
     * Looks at what the CDN serves, without the lock, the ledger or any account. What is found of a run's pages, the ledger takes note
     * of after that, if it can be had.
     *
     * @param closed tells when nobody listens any more
     * @param sink   takes what is found, as it is found
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used, or a URL is of no site
     * @throws IOException when the table of a run cannot be read
     */
    VerifySummary verify(
            VerifyRequest request,
            BooleanSupplier closed,
            Consumer<EdgeLook> sink,
            List<String> options,
            Verbosity verbosity)
            throws IOException, InterruptedException;

    /**
     * Tells when jobs are to fire, without the lock, the ledger or any account.
     *
     * @param each takes the firings, job by job, in the order of time
     * @return the mistakes in the job files, whose firings are not told
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used
     */
    List<Mistake> schedule(Consumer<Firing> each, List<String> options, Verbosity verbosity);

    /**
     * Sends a trial to each who would be told of a job's runs.
     *
     * @return who was told, and who was not
     * @throws io.edgesweep.settings.MistakesException when there is no such job, or the configuration cannot be used
     */
    List<NoticeFactory.Told> trial(String job, List<String> options, Verbosity verbosity);

    /**
     * Tells of several runs at once those who are told of all jobs.
     *
     * @param since from when on the runs began
     * @return who was told, and who was not
     * @throws io.edgesweep.settings.MistakesException when the configuration cannot be used
     */
    List<NoticeFactory.Told> digest(List<RunSummary> runs, Instant since, List<String> options, Verbosity verbosity);

    /** Asks an account what it has, without a configuration of its own. */
    Survey survey(FirstAccount account, List<String> options, Verbosity verbosity) throws InterruptedException;

    /** The quotas of what an account has, in words; none where they cannot be read. */
    List<String> quotas(FirstAccount account, Survey.Candidate candidate, List<String> options, Verbosity verbosity)
            throws InterruptedException;

    /**
     * Starts the stand-in server alone.
     *
     * @throws java.io.UncheckedIOException when a port is taken, or the journal cannot be written
     */
    RunningSandbox sandbox(SandboxPlan plan, List<String> options, Verbosity verbosity);
}
