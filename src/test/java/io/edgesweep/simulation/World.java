package io.edgesweep.simulation;

import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.settings.JobFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Several nights of one job, as one seed has them come: its processes, which are killed and started again, the provider,
 * the time. At the end the world calms down, and the job is run until nothing is left to be done.
 */
final class World implements Surroundings {

    /** So many nights are enough for everything: an attempt that failed is tried again on the next one. */
    private static final int CALM_NIGHTS = 8;

    private final Conditions conditions;
    private final RandomGenerator random;
    private final SimulatedClock clock;
    private final Crashes crashes;
    private final Lanes lanes;
    private final Outside outside;
    private final Story story;
    private final Seed seed;
    private final SimulatedDatabase database;
    private final Variant variant;
    private final SimulatedJob job;
    private final SimulatedProcess process;
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
        this.crashes = new Crashes(random, conditions.crashes());
        this.lanes = new Lanes(random);
        this.clock.whileAsleep(lanes::meanwhile);
        this.job = new SimulatedJob(conditions, folder);
        this.outside = Outside.of(conditions, random, clock, job.values(), listener);
        this.story = outside.story();
        this.process = new SimulatedProcess(
                outside, database, job, variant, lanes, new SimulatedProvider(outside, this), inputs);
    }

    @Override
    public void point() {
        crashes.point();
    }

    @Override
    public void pass(Duration duration) {
        clock.pass(duration);
    }

    @Override
    public void meanwhile() {
        lanes.meanwhile();
    }

    Outcome play() {
        database.clear();
        story.tell(conditions::toString);
        try {
            for (int night = 0; night < conditions.nights(); night++) {
                night(job.of(job.input(random), Duration.ofMinutes(10L + random.nextInt(110))));
                clock.pass(Duration.ofMinutes(random.nextInt(random.nextInt(3) == 0 ? 30 : 1800)));
            }
            calmDown();
            new Audit(database.jdbc(), outside, inputs, clock.wasSetBack()).audit();
        } catch (IOException | InterruptedException | RuntimeException e) {
            outside.violations().unexpected(e);
        }
        return Outcome.of(seed, SimulationSoak.class, crashes, outside);
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
            outside.quotas().forget(database.submitting());
            return false;
        }
    }

    private void process(JobFile tonight) throws IOException, InterruptedException {
        now = tonight;
        process.work(variant.ledger(database.open(this::point)), clock, "host:" + ++processes, tonight);
    }

    /** A process may be frozen now, and another one do its work: the same job, started from elsewhere. */
    @Override
    public void beforeACallLeaves() {
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
        outside.calmDown();
        crashes.end();
        freezes = 0;
        for (int night = 0; night < CALM_NIGHTS && (night == 0 || database.isAnythingOpen()); night++) {
            clock.pass(Duration.ofHours(25));
            night(job.of(List.of(), Duration.ofHours(2)));
        }
    }
}
