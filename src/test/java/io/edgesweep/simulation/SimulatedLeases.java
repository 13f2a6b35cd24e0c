package io.edgesweep.simulation;

import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.jdbc.Durability;
import io.edgesweep.ledger.jdbc.TestLeases;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The leases of nodes in the ledger, by the database's clock, and who has the job and its account for itself. What {@code NodeLease} and
 * {@code JdbcNodes} say in SQL and with threads is here without either; when a node believes in its lease is decided by the same code.
 */
final class SimulatedLeases {

    private static final Duration LAST_CALLS = Duration.ofMillis(1100);

    private final Turns turns;
    private final SimulatedClock clock;
    private final RandomGenerator random;
    private @Nullable Lease holder;
    private Instant freeFrom = Instant.MIN;
    private int takenOver;

    SimulatedLeases(Turns turns, SimulatedClock clock, RandomGenerator random) {
        this.turns = turns;
        this.clock = clock;
        this.random = random;
    }

    Lease begin(NodeClock node) {
        return new Lease(node);
    }

    /** How often work was taken over from a process whose lease had run out. */
    int takenOver() {
        return takenOver;
    }

    /** Takes the job and its account. */
    boolean take(Lease us) {
        Lease other = holder;
        if (other != null && other != us && other.hasRunOut()) {
            other.removed = true;
            takenOver++;
            holder = null;
            freeFrom = Instant.MIN;
        }
        if (holder == null && !clock.trueTime().isBefore(freeFrom)) {
            holder = us;
        }
        return holder == us;
    }

    /** The lease of one process. Its renewals go on by themselves, as long as the process neither stands still nor is dead. */
    final class Lease implements Durability {

        private final NodeClock node;
        private Instant until = Instant.MIN;
        private Instant sentByWall = Instant.MIN;
        private long sentByNanos;
        private Instant next;
        private Instant standsUntil = Instant.MIN;
        private Instant cutOffUntil = Instant.MIN;
        private boolean dead;
        private boolean removed;
        private @Nullable Reason lost;

        private Lease(NodeClock node) {
            this.node = node;
            this.next = clock.trueTime();
            renewals();
        }

        /** All renewals up to now. */
        private void renewals() {
            while (!dead && lost == null && !next.isAfter(clock.trueTime())) {
                if (next.isBefore(standsUntil)) {
                    next = standsUntil.plusMillis(random.nextInt(500));
                    continue;
                }
                if (next.isBefore(cutOffUntil)) {
                    next = next.plus(TestLeases.BETWEEN_RENEWALS);
                    continue;
                }
                if (removed) {
                    lost = Reason.said("another node has taken over");
                    return;
                }
                until = next.plus(TestLeases.LEASE);
                sentByWall = node.at(next);
                sentByNanos = node.nanosAt(next);
                next = next.plus(TestLeases.BETWEEN_RENEWALS);
            }
        }

        private boolean hasRunOut() {
            renewals();
            return until.isBefore(clock.trueTime());
        }

        /** The process stands still for so long, from now on; some clocks with it. */
        void standStill(Duration duration, Duration clockSetBack, boolean suspended) {
            renewals();
            standsUntil = clock.trueTime().plus(duration);
            node.setBack(clockSetBack);
            if (suspended) {
                node.suspended(duration);
            }
            turns.sleep(duration);
        }

        /** For so long no renewal reaches the database. */
        void cutOff(Duration duration) {
            renewals();
            cutOffUntil = clock.trueTime().plus(duration);
        }

        /** The process has been killed, or has ended of itself without a word to the database. */
        void die() {
            renewals();
            dead = true;
        }

        /** The process has done its work, and gives back what it had. */
        void close() {
            die();
            if (holder == this) {
                holder = null;
                freeFrom = clock.trueTime().plus(LAST_CALLS);
            }
        }

        private boolean isBelieved() {
            return TestLeases.isBelieved(
                    sentByNanos, sentByWall, node.nanosAt(clock.trueTime()), node.at(clock.trueTime()));
        }

        @Override
        public Optional<Reason> lost() {
            renewals();
            Instant end = clock.trueTime().plus(TestLeases.WAIT);
            while (lost == null && !isBelieved()) {
                if (clock.trueTime().isAfter(end)) {
                    lost = Reason.said("the lease could not be renewed");
                } else {
                    turns.sleep(Duration.ofMillis(50L + random.nextInt(1000)));
                    renewals();
                }
            }
            return Optional.ofNullable(lost);
        }

        @Override
        public void check() {
            lost().ifPresent(why -> {
                throw new LedgerLostException(why);
            });
        }

        @Override
        public void announced(long calls) {
            // As PostgreSQL.
        }

        @Override
        public void compare(long calls) {
            // As PostgreSQL.
        }

        @Override
        public boolean isShared() {
            return true;
        }
    }
}
