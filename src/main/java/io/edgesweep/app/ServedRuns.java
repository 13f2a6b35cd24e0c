package io.edgesweep.app;

import io.edgesweep.console.service.LiveProgress;
import io.edgesweep.console.service.RunControl;
import io.edgesweep.job.aftermath.ManualSettlement;
import io.edgesweep.job.aftermath.ReconcileHandler;
import io.edgesweep.job.aftermath.ReconcileResult;
import io.edgesweep.job.aftermath.ReportCopies;
import io.edgesweep.job.aftermath.StopHandler;
import io.edgesweep.job.aftermath.WithdrawHandler;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.Nodes;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.WaitingTargets;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.schedule.WorkClaims;
import io.edgesweep.status.StatusFiles;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a person does to runs beside those that are under way, which go on meanwhile. */
final class ServedRuns implements RunControl {

    private final RunServices workshop;
    private final LiveProgress progress;
    private final StatusFiles status;
    private final ReconcileHandler reconciling;

    ServedRuns(RunServices workshop, LiveProgress progress, StatusFiles status) {
        this.workshop = workshop;
        this.progress = progress;
        this.status = status;
        this.reconciling = new ReconcileHandler(workshop);
    }

    @Override
    public void stop(Run run, Reason by) throws IOException {
        Nodes nodes = workshop.ledger().nodes();
        Set<String> claim = Set.of(Nodes.job(run.job()));
        if (isUnderWay(run)
                || workshop.stops().isAskedAbout(run)
                || nodes.take(claim).isPresent()) {
            // Here, or on another node.
            workshop.stops().ask(run, by);
            return;
        }
        try {
            new StopHandler(workshop).stop(run, by);
            status.write();
        } finally {
            nodes.giveBack(claim);
        }
    }

    @Override
    public boolean endWait(String job) {
        return workshop.stops().endWait(job);
    }

    /** The run that is under way, here or on another node, asks the provider by itself. */
    @Override
    public ReconcileResult reconcile(Run run, Duration patience, List<ManualSettlement> settlements)
            throws IOException, InterruptedException {
        Nodes nodes = workshop.ledger().nodes();
        Set<String> claim = WorkClaims.of(run, workshop.settings());
        boolean ours = !isUnderWay(run) && nodes.take(claim).isEmpty();
        try {
            ReconcileResult done = reconciling.reconcile(run, ours ? patience : Duration.ZERO, settlements);
            status.write();
            return done;
        } finally {
            if (ours) {
                nodes.giveBack(claim);
            }
        }
    }

    @Override
    public long withdraw(WaitingTargets.Choice choice, String by, String reason) throws IOException {
        long withdrawn = new WithdrawHandler(workshop).withdraw(choice, by, reason);
        status.write();
        return withdrawn;
    }

    @Override
    public void lookedAgain(Run run, List<EdgeLook> looks) {
        workshop.ledger().edge().lookedAgain(run.id(), looks);
        status.write();
    }

    @Override
    public List<Run> open() {
        Set<String> elsewhere = workshop.ledger().nodes().held().keySet();
        return reconciling.open().stream()
                .filter(run -> !isUnderWay(run) && !elsewhere.contains(Nodes.job(run.job())))
                .toList();
    }

    @Override
    public Path report(Run run) throws IOException {
        return new ReportCopies(workshop).folder(run);
    }

    private boolean isUnderWay(Run run) {
        return progress.of(run.id()).isPresent();
    }
}
