package io.edgesweep.simulation;

import io.edgesweep.job.run.RunSteps.LaneWork;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Lets the lanes of the steps that go on side by side take turns, in one thread. A lane that waits for an answer or for time to pass may be overtaken
 * by the others, which then do steps of theirs inside of its own.
 */
final class Lanes {

    private static final int TOO_MANY = 20_000;

    private final RandomGenerator random;
    private final List<Lane> lanes = new ArrayList<>();
    private int taken;

    Lanes(RandomGenerator random) {
        this.random = random;
    }

    private static final class Lane {

        private final Step step;
        private @Nullable Runnable inHand;
        private boolean busy;
        private boolean over;

        Lane(Step step) {
            this.step = step;
        }

        void step() {
            busy = true;
            Runnable todo = inHand;
            if (todo == null) {
                inHand = next();
                over = inHand == null;
            } else {
                inHand = null;
                todo.run();
            }
            busy = false;
        }

        private @Nullable Runnable next() {
            try {
                return step.work().next();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * A step.
     *
     * @param lanes how many lanes it has
     * @param work  what they do, until none finds anything to do
     * @param end   is done then
     */
    record Step(int lanes, LaneWork work, Runnable end) {}

    /** Has the lanes of all steps do their work until none finds anything to do. */
    void run(List<Step> steps) {
        clear();
        for (Step step : steps) {
            for (int i = 0; i < step.lanes(); i++) {
                lanes.add(new Lane(step));
            }
        }
        while (stepOfAny()) {
            if (++taken > TOO_MANY) {
                throw new IllegalStateException("the run does not come to an end");
            }
        }
        clear();
    }

    /** Lets another process work, while all lanes stand still. */
    void whileFrozen(Runnable other) {
        List<Lane> frozen = List.copyOf(lanes);
        int before = taken;
        clear();
        other.run();
        clear();
        lanes.addAll(frozen);
        taken = before;
    }

    /** Forgets the lanes of a process that is dead. */
    void clear() {
        lanes.clear();
        taken = 0;
    }

    /** A lane waits: others may go on meanwhile. */
    void meanwhile() {
        while (lanes.size() > 1 && random.nextInt(3) == 0 && stepOfAny()) {
            taken++;
        }
    }

    private boolean stepOfAny() {
        List<Lane> free =
                lanes.stream().filter(lane -> !lane.busy && !lane.over).toList();
        if (free.isEmpty()) {
            return false;
        }
        Lane lane = free.get(random.nextInt(free.size()));
        lane.step();
        if (lane.over && lanes.stream().noneMatch(each -> each.step == lane.step && !each.over)) {
            lane.step.end().run();
        }
        return true;
    }
}
