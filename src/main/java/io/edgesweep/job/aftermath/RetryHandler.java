package io.edgesweep.job.aftermath;

import io.edgesweep.input.InputHash;
import io.edgesweep.ledger.Aftermath;
import io.edgesweep.ledger.Aftermath.InOtherHands;
import io.edgesweep.ledger.Freshness;
import io.edgesweep.ledger.KnownLooks;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.SourceCount;
import io.edgesweep.ledger.StalePage;
import io.edgesweep.ledger.Targets;
import io.edgesweep.order.QueuedOrder;
import io.edgesweep.order.RunRequest;
import io.edgesweep.report.Family;
import io.edgesweep.report.TargetFilter;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.CsvLayout;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.PurgeRules;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Prepares a run that sends again what failed or was refused in another, and what the CDN still served of it, if the job says
 * {@code verify.retry}. It is a run of the same job, so it takes over what
 * waits for that job like every other; it reads those targets alone that no other run answers for, or nothing would keep
 * them from being sent twice.
 */
public final class RetryHandler {

    private static final StalePage STALE = new StalePage("", StalePage.Now.STALE, "");

    private final RunServices workshop;

    public RetryHandler(RunServices workshop) {
        this.workshop = workshop;
    }

    /**
     * Finds out what is to be sent again.
     *
     * @param wideKinds which of {@link Kind#HOST} and {@link Kind#ALL} may be sent again
     * @throws IOException when the list cannot be put aside
     * @throws MistakesException when another run of the job is to be resumed first
     */
    public PreparedRetry prepare(Run run, Set<Kind> wideKinds) throws IOException {
        return prepare(run, wideKinds, (job, list, tally) -> {
            workshop.ledger().aftermath().forEachFailed(run.id(), list::add);
            if (retriesStale(job)) {
                forEachStale(run, row -> addStale(row, list, tally));
            }
        });
    }

    private void addStale(TargetRow row, RetryList list, Tally tally) {
        StalePage page = now(row.target().value());
        tally.stale++;
        tally.purgedBy = page.by().isEmpty() ? tally.purgedBy : page.by();
        switch (page.now()) {
            case STALE -> list.addStale(row);
            case PURGED -> tally.purged++;
            case FRESH -> tally.fresh++;
        }
    }

    /** How a page stands that was found stale. A later run that found it so may be kept no more. */
    private StalePage now(String url) {
        return workshop.ledger().edge().stale(url).orElse(STALE);
    }

    private static boolean retriesStale(JobFile job) {
        return job.afterPurge().verify().filter(VerifyKeys::retries).isPresent();
    }

    private void forEachStale(Run run, Consumer<TargetRow> consumer) {
        Ledger ledger = workshop.ledger();
        if (!ledger.edge().counted(run.id()).containsKey(Freshness.STALE)) {
            return;
        }
        KnownLooks looks = new KnownLooks(ledger.edge(), run.id());
        ledger.targets().walk(run.id(), Set.of(Outcome.CONFIRMED), Targets.Position.START, (row, next) -> {
            boolean stale = looks.of(row)
                    .filter(look -> look.freshness() == Freshness.STALE)
                    .isPresent();
            if (stale && row.target() != null) {
                consumer.accept(row.target());
            }
            return true;
        });
    }

    /** How many of the pages that were found stale after the run still are. */
    private long leftStale(Run run) {
        long[] pages = new long[1];
        if (workshop.ledger().edge().counted(run.id()).getOrDefault(Freshness.STALE, 0L) > 0) {
            workshop.ledger().edge().forEach(run.id(), look -> {
                if (look.freshness() == Freshness.STALE && now(look.url()).isStale()) {
                    pages[0]++;
                }
            });
        }
        return pages[0];
    }

    /** As the other one, of some of what failed. */
    public PreparedRetry prepare(Run run, Set<Kind> wideKinds, QueuedOrder.Choice choice) throws IOException {
        TargetFilter filter = new TargetFilter(Set.of(Family.FAILED), choice.cause(), choice.host(), choice.text());
        return prepare(run, wideKinds, (job, list, tally) -> {
            workshop.ledger()
                    .targets()
                    .walk(run.id(), Set.of(Outcome.FAILED, Outcome.REFUSED), Targets.Position.START, (row, next) -> {
                        if (row.target() != null && filter.matches(row)) {
                            list.add(row.target());
                        }
                        return true;
                    });
        });
    }

    /** Adds to a list what of a run is to be sent again. */
    @FunctionalInterface
    private interface Wanted {
        void addTo(JobFile job, RetryList list, Tally tally);
    }

    private PreparedRetry prepare(Run run, Set<Kind> wideKinds, Wanted wanted) throws IOException {
        JobFile job = new JobOfRun(workshop).of(run);
        Optional<Run> unfinished = workshop.ledger().runs().unfinished(run.job());
        Path file = workshop.settings().folders().home().resolve("spool").resolve("retry-of-" + run.id() + ".csv");
        Files.createDirectories(file.resolveSibling("."));
        Tally tally = new Tally();
        Aftermath aftermath = workshop.ledger().aftermath();
        try (RetryList list = new RetryList(
                file,
                page -> aftermath.forEachInOtherHands(
                        run.id(), unfinished.map(Run::id).orElse(""), each -> tally.found(page.remove(each), each)))) {
            wanted.addTo(job, list, tally);
            list.finish();
            tally.failed = list.failures();
            tally.again = list.written();
        }
        RunRequest request = new RunRequest(again(job, run, file, tally.again), wideKinds);
        PreparedRetry retry = new PreparedRetry(
                request,
                new RetryFigures(
                        tally.failed,
                        tally.stale,
                        retriesStale(job) ? 0 : leftStale(run),
                        tally.fresh,
                        tally.purged,
                        tally.purgedBy,
                        tally.waiting,
                        tally.confirmed,
                        tally.again,
                        workshop.ledger().history().waitingOf(run.job())),
                file);
        if (unfinished.isPresent() && !isTheSame(unfinished.get(), retry)) {
            retry.close();
            throw new MistakesException(List.of(new Mistake(
                    "",
                    "",
                    "Run " + unfinished.get().id() + " of job " + run.job()
                            + " is not finished; go on with it first, by the command that began it")));
        }
        return retry;
    }

    /** What the run has decided about a row counts; so does what a run of the job may do. */
    private static JobFile again(JobFile job, Run run, Path list, long rows) {
        return new JobFile(
                job.name(),
                job.sites(),
                job.schedule(),
                job.blackouts(),
                rows == 0
                        ? List.of()
                        : List.of(new SourceSpec.Csv(list, SourceCount.ofRetry(run.id()), CsvLayout.FOUND_OUT)),
                new PurgeRules(
                        Kind.URL,
                        job.rules().method(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        job.rules().isWide()),
                job.limits().withAnyChange(),
                job.afterPurge(),
                job.notices(),
                job.successCodes(),
                job.keep());
    }

    private static boolean isTheSame(Run unfinished, PreparedRetry retry) throws IOException {
        return unfinished.inputHash().equals(InputHash.of(retry.request().job()));
    }

    /** Counts what becomes of what is to be sent again. */
    private static final class Tally {

        private long failed;
        private long stale;
        private long fresh;
        private long purged;
        private String purgedBy = "";
        private long again;
        private long waiting;
        private long confirmed;

        void found(boolean wasWanted, InOtherHands target) {
            if (wasWanted && target.isOpen()) {
                waiting++;
            } else if (wasWanted) {
                confirmed++;
            }
        }
    }
}
