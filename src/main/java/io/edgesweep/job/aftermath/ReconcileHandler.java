package io.edgesweep.job.aftermath;

import io.edgesweep.job.run.RunReports;
import io.edgesweep.ledger.Aftermath;
import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.report.ExitCode;
import io.edgesweep.report.Verdict;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.submission.ErrorFindings;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Settles what runs have left open, by asking the provider or by a person's word. Sends nothing: what turns out not to have
 * been taken waits for the job's next run. As long as a batch is open, the run that answers for it is its job's latest, so
 * its numbers still add up, and its report is written again.
 */
public final class ReconcileHandler {

    private final RunServices workshop;

    public ReconcileHandler(RunServices workshop) {
        this.workshop = workshop;
    }

    /** The runs that have left something open, oldest first. */
    public List<Run> open() {
        return workshop.ledger().aftermath().runsWithOpenBatches().stream()
                .flatMap(run -> workshop.ledger().runs().find(run).stream())
                .toList();
    }

    /**
     * Settles what the run has left open. A run that is at work asks by itself, so of that only what a person says is settled.
     * Batches that a later run has taken over since a
     * person was told of them are settled there: what is done then is done for that run.
     *
     * @param named       the run
     * @param patience    how long the provider is asked at most; zero to ask nothing
     * @param settlements what a person says of batches of which the provider does not tell
     * @throws IOException when the report cannot be written again
     * @throws MistakesException when a batch that a person tells of is not an open one of the run
     */
    public ReconcileResult reconcile(Run named, Duration patience, List<ManualSettlement> settlements)
            throws IOException, InterruptedException {
        Aftermath aftermath = workshop.ledger().aftermath();
        Run run = answering(named, settlements);
        Instant now = workshop.clock().instant();
        aftermath.reopen(run.id(), now);
        List<Batch> open = aftermath.open(run.id());
        refuseUnknown(run, open, settlements);
        Standing before = standing(run);
        List<ManualSettlement> first = settlements.stream()
                .filter(each -> countsMoreThanSilence(each, open))
                .toList();
        List<ManualSettlement> last =
                settlements.stream().filter(each -> !first.contains(each)).toList();
        List<Long> ignored = new ArrayList<>(settled(run, first));
        OpenBatchPoll work = new OpenBatchPoll(run, workshop, now.plus(patience));
        if (before.unsettled() > 0 && !patience.isZero()) {
            ask(run, work);
        }
        ignored.addAll(settled(run, last));
        if (work.isStopped() && run.state() != RunState.FINISHED) {
            new StopHandler(workshop).endStopped();
        }
        Standing after = standing(run);
        if (run.state() == RunState.FINISHED && !before.equals(after)) {
            note(run, Reason.of("settled.by-reconcile", before.unsettled() - after.unsettled()));
            RunReports.of(workshop, new JobOfRun(workshop).of(run))
                    .write(run, Objects.requireNonNullElse(run.finished(), now));
        }
        return told(run, before, after, ignored, work.problem());
    }

    private void ask(Run run, OpenBatchPoll work) throws InterruptedException {
        Runnable over = workshop.stops().asksAbout(run);
        try {
            work.ask();
        } finally {
            over.run();
        }
    }

    /**
     * Whoever has seen the task of a call that was never answered knows more than a list that does not show it yet: asked first, the
     * provider's silence would settle the batch as not sent, and it would be sent twice.
     */
    private static boolean countsMoreThanSilence(ManualSettlement settlement, List<Batch> open) {
        return settlement.purged()
                && open.stream()
                        .anyMatch(batch -> batch.id() == settlement.batch()
                                && batch.calls().taskId().isEmpty());
    }

    /** Gives the batches of which the word does not count. */
    private List<Long> settled(Run run, List<ManualSettlement> settlements) {
        return settlements.stream()
                .filter(each -> !settle(run, each))
                .map(ManualSettlement::batch)
                .toList();
    }

    private Run answering(Run named, List<ManualSettlement> settlements) {
        return settlements.stream()
                .flatMap(each -> workshop.ledger().aftermath().answering(named.job(), each.batch()).stream())
                .findFirst()
                .flatMap(run -> workshop.ledger().runs().find(run))
                .orElse(named);
    }

    private static void refuseUnknown(Run run, List<Batch> open, List<ManualSettlement> settlements) {
        List<Mistake> mistakes = new ArrayList<>();
        List<Long> known = open.stream().map(Batch::id).toList();
        for (ManualSettlement each : settlements) {
            if (!known.contains(each.batch())) {
                mistakes.add(new Mistake(
                        "command line",
                        "--settle",
                        "batch " + each.batch() + " is not an open one of run " + run.id() + "; open are: "
                                + (known.isEmpty() ? "none" : known)));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
    }

    /** What the provider or somebody else has told meanwhile counts more. Gives whether the word counts. */
    private boolean settle(Run run, ManualSettlement settlement) {
        Instant now = workshop.clock().instant();
        boolean purged = settlement.purged();
        boolean settled = workshop.ledger()
                .aftermath()
                .settleByHand(
                        run.id(),
                        settlement.batch(),
                        purged,
                        Reason.of(purged ? "settled.confirmed" : "settled.not-sent", settlement.words()),
                        now);
        String code = settled
                ? (purged ? "settled.batch-confirmed" : "settled.batch-not-sent")
                : (purged ? "settled.ignored-confirmed" : "settled.ignored-not-sent");
        note(run, Reason.of(code, Long.toString(settlement.batch()), settlement.words()));
        return settled;
    }

    private void note(Run run, Reason reason) {
        workshop.ledger().runs().note(run.id(), new Finding(workshop.clock().instant(), FindingKind.NOTE, "", reason));
    }

    private Standing standing(Run run) {
        OutcomeCounts counts = workshop.ledger().history().counts(run.id());
        Map<Outcome, Long> warmed = workshop.ledger().history().warmed(run.id());
        return new Standing(
                of(counts, warmed, Outcome.CONFIRMED),
                of(counts, warmed, Outcome.FAILED),
                of(counts, warmed, Outcome.CARRIED_OVER),
                counts.of(Outcome.DUPLICATE),
                of(counts, warmed, Outcome.UNSETTLED));
    }

    private static long of(OutcomeCounts counts, Map<Outcome, Long> warmed, Outcome outcome) {
        return counts.of(outcome) + warmed.getOrDefault(outcome, 0L);
    }

    private ReconcileResult told(
            Run run, Standing before, Standing after, List<Long> ignored, Optional<ProviderError> problem) {
        return new ReconcileResult(
                run.id(),
                run.job(),
                run.state() == RunState.FINISHED,
                before.unsettled(),
                after.confirmed() - before.confirmed(),
                after.failed() - before.failed(),
                after.waiting() - before.waiting(),
                after.duplicate() - before.duplicate(),
                after.unsettled(),
                workshop.ledger().aftermath().open(run.id()),
                ignored,
                problem.map(ProviderError::toString).orElse(""),
                exitCode(after.unsettled(), problem));
    }

    private static ExitCode exitCode(long unsettled, Optional<ProviderError> problem) {
        if (unsettled == 0) {
            return ExitCode.OK;
        }
        return problem.map(ErrorFindings::kind)
                .filter(kind -> kind != FindingKind.HELD)
                .map(kind -> Verdict.of(kind).exitCode())
                .orElse(ExitCode.UNSETTLED);
    }

    /** What of a run is how far, in targets. */
    private record Standing(long confirmed, long failed, long waiting, long duplicate, long unsettled) {}
}
