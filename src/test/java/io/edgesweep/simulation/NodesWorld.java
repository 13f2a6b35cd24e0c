package io.edgesweep.simulation;

import io.edgesweep.settings.JobFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several nights of one job, which several nodes are there to run: whoever gets hold of it does. They are killed, stand still, are
 * suspended, lose their lease, and go on when others have taken over. At the end the world calms down, as {@link World} does.
 */
final class NodesWorld {

    private static final int CALM_NIGHTS = 8;

    final Outside outside;
    final SimulatedDatabase database;
    final Conditions conditions;
    final Path folder;
    private final SimulatedJob job;
    final Variant variant;
    final Turns turns;
    final SimulatedLeases leases;
    final Crashes crashes;
    final Map<String, List<String>> inputs = new LinkedHashMap<>();
    private final Seed seed;
    private final RandomGenerator random;
    private final SimulatedClock clock;
    private final List<Night> nights = new ArrayList<>();
    private final List<SimulatedNode> nodes;
    private int disturbances;
    private int processes;
    private boolean clockWasSetBack;

    /** What is to be done from a moment on, until some node has done it. */
    static final class Night {

        final JobFile job;
        final Instant from;
        boolean over;

        Night(JobFile job, Instant from) {
            this.job = job;
            this.from = from;
        }
    }

    NodesWorld(
            Seed seed,
            SimulatedDatabase database,
            Path folder,
            Variant variant,
            ExecutorService threads,
            @Nullable Consumer<String> listener) {
        this.seed = seed;
        this.database = database;
        this.variant = variant;
        this.random = seed.random();
        this.folder = folder;
        this.conditions = variant.in(Conditions.of(random));
        this.clock = new SimulatedClock(random);
        this.crashes = new Crashes(random, conditions.crashes());
        this.job = new SimulatedJob(conditions, folder);
        this.outside = Outside.of(conditions, random, clock, job.values(), listener);
        this.turns = new Turns(threads, random, clock);
        this.leases = new SimulatedLeases(turns, clock, random);
        this.disturbances = 1 + random.nextInt(4);
        this.nodes = IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(number -> new SimulatedNode(this, "node-" + number, random))
                .toList();
    }

    Outcome play() {
        database.clear();
        outside.story().tell(conditions::toString);
        try {
            Instant from = clock.trueTime();
            for (int night = 0; night < conditions.nights(); night++) {
                nights.add(new Night(job.of(job.input(random), Duration.ofMinutes(10L + random.nextInt(110))), from));
                from = from.plusSeconds(60 + random.nextInt(random.nextInt(3) == 0 ? 1800 : 100_000));
            }
            turns.play(List.copyOf(nodes));
            calmDown();
            new Audit(database.jdbc(), outside, inputs, clockWasSetBack).audit();
        } catch (RuntimeException e) {
            outside.violations().unexpected(e);
        }
        return Outcome.of(seed, NodesSimulationSoak.class, crashes, outside);
    }

    private void calmDown() {
        outside.calmDown();
        crashes.end();
        disturbances = 0;
        for (int night = 0; night < CALM_NIGHTS && (night == 0 || database.isAnythingOpen()); night++) {
            nights.add(new Night(
                    job.of(List.of(), Duration.ofHours(2)), clock.trueTime().plus(Duration.ofHours(25))));
            turns.play(List.copyOf(nodes));
        }
    }

    /** The first night that is not over; null when all are. */
    @Nullable
    Night night() {
        return nights.stream().filter(night -> !night.over).findFirst().orElse(null);
    }

    /** Names a new process. */
    String process(String node) {
        return node + " " + ++processes;
    }

    /** Whether a node is disturbed now, as often as one in so many times. */
    boolean disturbs(int oneIn) {
        if (disturbances > 0 && random.nextInt(oneIn) == 0) {
            disturbances--;
            return true;
        }
        return false;
    }

    void clockWasSetBack() {
        clockWasSetBack = true;
    }

    /** How often work was taken over from a node whose lease had run out. */
    int takenOver() {
        return leases.takenOver();
    }
}
