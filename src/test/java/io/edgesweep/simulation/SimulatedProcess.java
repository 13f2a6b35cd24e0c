package io.edgesweep.simulation;

import io.edgesweep.job.run.RunSteps;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.process.Sleeper;
import io.edgesweep.process.StopSignal;
import io.edgesweep.runtime.ReportLocks;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.runtime.RunStops;
import io.edgesweep.settings.JobFile;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process at work on a run: its steps in their order, some of them side by side in its lanes. */
final class SimulatedProcess {

    private final Outside outside;
    private final SimulatedDatabase database;
    private final SimulatedJob job;
    private final Variant variant;
    private final Lanes lanes;
    private final SimulatedProvider provider;
    private final Map<String, List<String>> inputs;

    /** @param inputs is told what each run was given */
    SimulatedProcess(
            Outside outside,
            SimulatedDatabase database,
            SimulatedJob job,
            Variant variant,
            Lanes lanes,
            SimulatedProvider provider,
            Map<String, List<String>> inputs) {
        this.outside = outside;
        this.database = database;
        this.job = job;
        this.variant = variant;
        this.lanes = lanes;
        this.provider = provider;
        this.inputs = inputs;
    }

    /** Does the job's run, until it is over or the process comes to its end. */
    <C extends InstantSource & Sleeper> void work(Ledger ledger, C clock, String owner, JobFile tonight)
            throws IOException, InterruptedException {
        RunServices workshop = new RunServices(
                job.settings(),
                ledger,
                variant.providers(provider),
                clock,
                clock,
                new StopSignal(),
                new RunStops(ledger.runs(), clock, false),
                new ReportLocks(),
                owner);
        try (RunSteps run = new RunSteps(workshop, tonight, outside.random())) {
            outside.story().tell(() -> owner + ": run " + run.run() + " with " + job.input(tonight));
            inputs.put(run.run(), job.input(tonight));
            run.recover();
            run.collect();
            run.cut();
            variant.begun(ledger, run.run());
            sendAndReconcile(run);
            followed(run.run());
            run.report();
            outside.story().tell(() -> owner + ": run " + run.run() + " is over");
        }
    }

    private void sendAndReconcile(RunSteps run) {
        List<Lanes.Step> steps = new ArrayList<>();
        steps.add(sending(run, Action.PURGE));
        steps.add(new Lanes.Step(outside.conditions().lanes(), variant.reconciling(run.reconciling()), () -> {}));
        if (run.warms()) {
            steps.add(sending(run, Action.PREFETCH));
        } else {
            run.isOver(Action.PREFETCH);
        }
        lanes.run(steps);
    }

    private Lanes.Step sending(RunSteps run, Action action) {
        return new Lanes.Step(
                outside.conditions().lanes(), run.sending(action, provider::nextCallIsFor), () -> run.isOver(action));
    }

    /** What is left open when the time is up is looked at no more; anything else has been left too early. */
    private void followed(String run) {
        outside.violations()
                .addIf(database.isAnythingFollowed(run), "followed no more, though open: a task of run " + run);
    }
}
