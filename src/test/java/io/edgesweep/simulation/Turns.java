package io.edgesweep.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Lets nodes go on in turn, each in a thread of its own, of which only one ever runs: which one, the random numbers decide, and so it is
 * the same each time. Time passes only while nobody has anything to do before it has.
 */
final class Turns {

    private final ExecutorService threads;
    private final RandomGenerator random;
    private final SimulatedClock clock;
    private final List<Turn> turns = new ArrayList<>();
    private final Semaphore allOver = new Semaphore(0);
    private @Nullable Turn current;

    private static final class Turn {

        private final Semaphore go = new Semaphore(0);
        private Instant wake;

        Turn(Instant wake) {
            this.wake = wake;
        }
    }

    Turns(ExecutorService threads, RandomGenerator random, SimulatedClock clock) {
        this.threads = threads;
        this.random = random;
        this.clock = clock;
    }

    /** Has all of them do their work to its end. */
    void play(List<Runnable> nodes) {
        for (Runnable node : nodes) {
            Turn turn = new Turn(clock.trueTime());
            turns.add(turn);
            threads.execute(() -> {
                turn.go.acquireUninterruptibly();
                try {
                    node.run();
                } finally {
                    turns.remove(turn);
                    goOn();
                }
            });
        }
        goOn();
        allOver.acquireUninterruptibly();
    }

    /** The one that has the turn does nothing for so long; others do, before and meanwhile. */
    void sleep(Duration duration) {
        Turn own = current;
        if (own == null) {
            clock.pass(duration);
            return;
        }
        own.wake = clock.trueTime().plus(duration);
        goOn();
        own.go.acquireUninterruptibly();
    }

    private void goOn() {
        if (turns.isEmpty()) {
            current = null;
            allOver.release();
            return;
        }
        Instant first = turns.stream()
                .map(turn -> turn.wake)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (first.isAfter(clock.trueTime())) {
            clock.pass(Duration.between(clock.trueTime(), first));
        }
        List<Turn> due = turns.stream()
                .filter(turn -> !turn.wake.isAfter(clock.trueTime()))
                .toList();
        Turn next = due.get(random.nextInt(due.size()));
        current = next;
        next.go.release();
    }
}
