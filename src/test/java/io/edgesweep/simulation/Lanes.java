package io.edgesweep.simulation;

import io.edgesweep.job.run.RunSteps.LaneWork;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Lets the lanes of a step take turns, in one thread. A lane that waits for an answer or for time to pass may be overtaken
 * by the others, which then do steps of theirs inside of its own.
 */
final class Lanes {

    private static final int TOO_MANY = 4000;

    private final RandomGenerator random;
    private final List<Lane> lanes = new ArrayList<>();
    private int steps;

    Lanes(RandomGenerator random) {
        this.random = random;
    }

    private static final class Lane {

        private final LaneWork work;
        private @Nullable Runnable inHand;
        private boolean busy;
        private boolean over;

        Lane(LaneWork work) {
            this.work = work;
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
                return work.next();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Has so many lanes do the work until none finds anything to do. */
    void run(int count, LaneWork work) {
        clear();
        for (int i = 0; i < count; i++) {
            lanes.add(new Lane(work));
        }
        while (stepOfAny()) {
            if (++steps > TOO_MANY) {
                throw new IllegalStateException("the run does not come to an end");
            }
        }
        clear();
    }

    /** Lets another process work, while all lanes stand still. */
    void whileFrozen(Runnable other) {
        List<Lane> frozen = List.copyOf(lanes);
        int before = steps;
        clear();
        other.run();
        clear();
        lanes.addAll(frozen);
        steps = before;
    }

    /** Forgets the lanes of a process that is dead. */
    void clear() {
        lanes.clear();
        steps = 0;
    }

    /** A lane waits: others may go on meanwhile. */
    void meanwhile() {
        while (lanes.size() > 1 && random.nextInt(3) == 0 && stepOfAny()) {
            steps++;
        }
    }

    private boolean stepOfAny() {
        List<Lane> free =
                lanes.stream().filter(lane -> !lane.busy && !lane.over).toList();
        if (free.isEmpty()) {
            return false;
        }
        free.get(random.nextInt(free.size())).step();
        return true;
    }
}
