package io.edgesweep.simulation;

import io.edgesweep.ledger.LedgerLostException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** A node: one process of it after the other tries to get hold of the job, runs it, and is disturbed in it. */
final class SimulatedNode implements Runnable, Surroundings {

    /** By how many milliseconds at most a lane is woken too late. */
    private static final int[] LATE = {3_000, 3_000, 15_000, 15_000, 120_000};

    /** Shorter and longer than leases last, than calls take, and than lost answers are asked about. */
    private static final int[] STANDSTILLS = {5, 15, 30, 150, 400, 900};

    private final NodesWorld world;
    private final Outside outside;
    private final String name;
    private final RandomGenerator random;
    private final Lanes lanes;
    private final NodeClock clock;
    private final SimulatedProcess process;
    private SimulatedLeases.Lease lease;

    SimulatedNode(NodesWorld world, String name, RandomGenerator random) {
        this.world = world;
        this.outside = world.outside;
        this.name = name;
        this.random = random;
        this.lanes = new Lanes(random);
        this.clock = new NodeClock(outside.clock(), Duration.ofMillis(random.nextInt(10_000) - 5_000), this::sleep);
        this.process = new SimulatedProcess(
                outside,
                world.database,
                // Its home is its own.
                new SimulatedJob(world.conditions, world.folder.resolve(name)),
                world.variant,
                lanes,
                new SimulatedProvider(outside, this),
                world.inputs);
        this.lease = world.leases.begin(clock);
    }

    private void sleep(Duration duration) {
        lanes.meanwhile();
        pass(duration.plusMillis(random.nextInt(LATE[random.nextInt(LATE.length)])));
    }

    @Override
    public void run() {
        try {
            for (NodesWorld.Night night = world.night(); night != null; night = world.night()) {
                Instant now = outside.clock().trueTime();
                if (now.isBefore(night.from)) {
                    pass(Duration.between(now, night.from));
                } else {
                    tryTo(night);
                }
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            outside.violations().unexpected(e);
            lease.die();
        }
    }

    private void tryTo(NodesWorld.Night night) throws IOException, InterruptedException {
        lease = world.leases.begin(clock);
        while (!world.leases.take(lease)) {
            pass(Duration.ofMillis(500L + random.nextInt(random.nextInt(3) == 0 ? 60_000 : 5_000)));
            if (night.over) {
                return;
            }
        }
        try {
            if (!night.over) {
                process.work(
                        world.variant.ledger(world.database.open(this::point, lease)),
                        clock,
                        world.process(name),
                        night.job);
                night.over = true;
            }
            lease.close();
        } catch (Crash | LedgerLostException e) {
            outside.story().tell(() -> name + ": the process ends: " + e.getMessage());
            lease.die();
            lanes.clear();
            outside.quotas().forget(world.database.submitting());
            // Whoever asked for it may give up, and there is another night.
            night.over |= random.nextInt(8) == 0;
            pass(Duration.ofMillis(random.nextInt(random.nextInt(4) == 0 ? 900_000 : 20_000)));
        }
    }

    @Override
    public void point() {
        world.crashes.point();
        if (world.disturbs(150)) {
            disturb();
        }
    }

    @Override
    public void beforeACallLeaves() {
        if (world.disturbs(6)) {
            disturb();
        }
    }

    private void disturb() {
        Duration duration = Duration.ofSeconds(STANDSTILLS[random.nextInt(STANDSTILLS.length)])
                .plusMillis(random.nextInt(5_000));
        int kind = random.nextInt(5);
        if (kind == 0) {
            outside.story().tell(() -> name + ": its renewals get lost for " + duration);
            lease.cutOff(duration);
            return;
        }
        boolean suspended = kind == 1;
        Duration setBack = kind == 2 ? duration : Duration.ZERO;
        if (kind == 2) {
            world.clockWasSetBack();
        }
        outside.story()
                .tell(() -> name + ": stands still for " + duration + (suspended ? ", suspended" : "")
                        + (setBack.isZero() ? "" : ", and its clock is set back"));
        lease.standStill(duration, setBack, suspended);
        outside.story().tell(() -> name + ": goes on");
    }

    @Override
    public void pass(Duration duration) {
        world.turns.sleep(duration);
    }

    @Override
    public void meanwhile() {
        lanes.meanwhile();
        pass(Duration.ZERO);
    }
}
