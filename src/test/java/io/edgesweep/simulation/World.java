package io.edgesweep.simulation;

import io.edgesweep.job.run.RunSteps;
import io.edgesweep.ledger.Action;
import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.process.StopSignal;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.runtime.RunStops;
import io.edgesweep.settings.JobFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Several nights of one job, as one seed has them come: its processes, which are killed and started again, the provider,
 * the time. At the end the world calms down, and the job is run until nothing is left to be done.
 */
final class World {

    /** So many nights are enough for everything: an attempt that failed is tried again on the next one. */
    private static final int CALM_NIGHTS = 8;

    final Conditions conditions;
    final RandomGenerator random;
    final SimulatedClock clock;
    final Crashes crashes;
    final Lanes lanes;
    final Violations violations = new Violations();
    final Calls calls = new Calls();
    final Story story;
    private final Seed seed;
    private final SimulatedDatabase database;
    private final Variant variant;
    private final SimulatedJob job;
    private final SimulatedQuotas quotas;
    private final SimulatedTasks tasks;
    private final Faults faults;
    private final SimulatedProvider provider;
    private final Map<String, List<String>> inputs = new LinkedHashMap<>();
    private int freezes;
    private int processes;
    private @Nullable JobFile now;

    World(Seed seed, SimulatedDatabase database, Path folder, Variant variant, @Nullable Consumer<String> listener) {
        this.seed = seed;
        this.database = database;
        this.variant = variant;
        this.random = seed.random();
        this.conditions = variant.in(Conditions.of(random));
        this.freezes = conditions.freezes();
        this.clock = new SimulatedClock(random);
        this.story = listener == null ? Story.untold() : Story.toldTo(listener, clock);
        this.crashes = new Crashes(random, conditions.crashes());
        this.lanes = new Lanes(random);
        this.clock.whileAsleep(lanes::meanwhile);
        this.job = new SimulatedJob(conditions, folder);
        this.quotas = new SimulatedQuotas(conditions, clock, violations);
        this.tasks = new SimulatedTasks(conditions, random, clock);
        this.faults = new Faults(conditions, random);
        this.provider = new SimulatedProvider(this, quotas, tasks, faults, bad());
    }

    private Set<String> bad() {
        Set<String> bad = new HashSet<>();
        for (String value : job.values()) {
            if (random.nextInt(100) < conditions.bad()) {
                bad.add(value);
            }
        }
        return bad;
    }

    Outcome play() {
        database.clear();
        story.tell(conditions::toString);
        try {
            for (int night = 0; night < conditions.nights(); night++) {
                night(job.of(input(), Duration.ofMinutes(10L + random.nextInt(110))));
                clock.pass(Duration.ofMinutes(random.nextInt(random.nextInt(3) == 0 ? 30 : 1800)));
            }
            calmDown();
            new Audit(database.jdbc(), tasks, calls, inputs, conditions.warm(), clock.wasSetBack(), violations).audit();
        } catch (IOException | InterruptedException | RuntimeException e) {
            StackTraceElement where = e.getStackTrace().length == 0 ? null : e.getStackTrace()[0];
            violations.add("unexpected: " + e + " at " + where);
        }
        return new Outcome(seed, crashes.happened(), calls.lostReplies(), calls.made(), violations.found());
    }

    private List<String> input() {
        List<String> input = new ArrayList<>();
        for (String value : job.values()) {
            if (random.nextInt(4) > 0) {
                input.add(value);
            }
            if (random.nextInt(10) == 0) {
                input.add(value);
            }
        }
        return input;
    }

    /** One night: as many processes as it takes. Whoever starts them may give up, and have another input next time. */
    private void night(JobFile planned) throws IOException, InterruptedException {
        JobFile tonight = planned;
        while (!isDone(tonight)) {
            lanes.clear();
            tonight = random.nextInt(4) == 0 ? changed(tonight) : tonight;
            clock.pass(Duration.ofSeconds(random.nextInt(random.nextInt(4) == 0 ? 900 : 20)));
            if (random.nextInt(6) == 0) {
                return;
            }
        }
    }

    /** The same command, after somebody has changed a row or two of its input. */
    private JobFile changed(JobFile tonight) {
        List<String> input = new ArrayList<>(job.input(tonight));
        input.add(job.values().get(random.nextInt(conditions.values())));
        if (random.nextBoolean()) {
            input.remove(random.nextInt(input.size()));
        }
        return job.of(input, tonight.limits().deadline());
    }

    private boolean isDone(JobFile tonight) throws IOException, InterruptedException {
        try {
            process(tonight);
            return true;
        } catch (LedgerLostException e) {
            story.tell(() -> "the process has lost its lock, and ends");
            return false;
        } catch (Crash e) {
            story.tell(() -> "the process is killed");
            quotas.forget(database.submitting());
            return false;
        }
    }

    private void process(JobFile tonight) throws IOException, InterruptedException {
        Ledger ledger = variant.ledger(database.open(crashes));
        RunServices workshop = new RunServices(
                job.settings(),
                ledger,
                variant.providers(provider),
                clock,
                clock,
                new StopSignal(),
                new RunStops(ledger.runs(), clock, false),
                new ReentrantLock(),
                "host:" + ++processes);
        now = tonight;
        try (RunSteps run = new RunSteps(workshop, tonight, random)) {
            story.tell(() -> "run " + run.run() + " with " + job.input(tonight));
            inputs.put(run.run(), job.input(tonight));
            run.recover();
            run.collect();
            run.cut();
            variant.begun(ledger, run.run());
            sendAndReconcile(run);
            followed(run.run());
            run.report();
            story.tell(() -> "run " + run.run() + " is over");
        }
    }

    private void sendAndReconcile(RunSteps run) {
        List<Lanes.Step> steps = new ArrayList<>();
        steps.add(sending(run, Action.PURGE));
        steps.add(new Lanes.Step(conditions.lanes(), variant.reconciling(run.reconciling()), () -> {}));
        if (run.warms()) {
            steps.add(sending(run, Action.PREFETCH));
        } else {
            run.isOver(Action.PREFETCH);
        }
        lanes.run(steps);
    }

    /** What is left open when the time is up is looked at no more; anything else has been left too early. */
    private void followed(String run) {
        violations.addIf(
                database.jdbc()
                                .sql("SELECT COUNT(*) FROM batch WHERE run_id = :run AND state = 'SUBMITTED'"
                                        + " AND not_before IS NOT NULL")
                                .param("run", run)
                                .query(Integer.class)
                                .single()
                        > 0,
                "followed no more, though open: a task of run " + run);
    }

    private Lanes.Step sending(RunSteps run, Action action) {
        return new Lanes.Step(
                conditions.lanes(), run.sending(action, provider::nextCallIsFor), () -> run.isOver(action));
    }

    /** A process may be frozen now, and another one do its work: the same job, started from elsewhere. */
    void beforeACallLeaves() {
        JobFile tonight = now;
        if (freezes == 0 || tonight == null || random.nextInt(6) > 0) {
            return;
        }
        freezes--;
        story.tell(() -> "the process is frozen");
        if (random.nextInt(3) > 0) {
            lanes.whileFrozen(() -> anotherDoes(tonight));
        } else {
            clock.pass(Duration.ofSeconds(random.nextInt(900)));
        }
        story.tell(() -> "the frozen process goes on");
    }

    private void anotherDoes(JobFile tonight) {
        try {
            night(tonight);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void calmDown() throws IOException, InterruptedException {
        faults.end();
        crashes.end();
        freezes = 0;
        quotas.endScarcity();
        tasks.endFailing();
        for (int night = 0; night < CALM_NIGHTS && (night == 0 || isAnythingOpen()); night++) {
            clock.pass(Duration.ofHours(25));
            night(job.of(List.of(), Duration.ofHours(2)));
        }
    }

    private boolean isAnythingOpen() {
        return database.jdbc()
                        .sql(
                                "SELECT COUNT(*) FROM batch WHERE state NOT IN ('CONFIRMED', 'FAILED', 'REFUSED', 'SUPERSEDED')"
                                        + " AND NOT (state = 'UNSETTLED' AND calls >= 3)")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
