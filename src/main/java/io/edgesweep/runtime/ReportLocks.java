package io.edgesweep.runtime;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Who writes a report, one at a time: a run that ends, a person who settles a batch of it and one who asks for it may come at once.
 * What was settled before one's turn is read within it, so whoever writes last writes all of it. A process knows only its own.
 */
public final class ReportLocks {

    /** Two runs may share a lock; then one waits for the other. */
    private static final int LOCKS = 64;

    private final List<Lock> runs =
            Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();
    private final Lock list = new ReentrantLock();

    /** Held by whoever reads what a run's report tells, and writes or removes its files. */
    public Lock ofRun(String run) {
        return runs.get(Math.floorMod(run.hashCode(), LOCKS));
    }

    /** Held while the list of all runs is written, so that the newest is written last. It may be taken within a run's. */
    public Lock ofList() {
        return list;
    }
}
