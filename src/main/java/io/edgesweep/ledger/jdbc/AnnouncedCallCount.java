package io.edgesweep.ledger.jdbc;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Counts the calls that are announced, in the ledger and apart from it, so that a ledger that has lost some is found out. */
final class AnnouncedCallCount {

    /** As many rows as there are in {@code announcements}. */
    private static final int SLOTS = 32;

    private final Sql sql;
    private final Durability durability;

    /** How many were ever announced: as many as the ledger knew of when it was opened, and those of this process since. */
    private final AtomicLong calls = new AtomicLong();

    AnnouncedCallCount(Sql sql, Durability durability) {
        this.sql = sql;
        this.durability = durability;
    }

    /**
     * Commits an announcement and its number.
     *
     * @param batch        the batch that it is about
     * @param announcement gives whether it was made; where it was not, nothing is counted
     */
    boolean commit(long batch, BooleanSupplier announcement) {
        boolean announced = sql.resultOfOneCommit(() -> {
            if (!announcement.getAsBoolean()) {
                return false;
            }
            sql.sql("UPDATE announcements SET calls = calls + 1 WHERE slot = :slot")
                    .param("slot", batch % SLOTS)
                    .update();
            return true;
        });
        if (announced) {
            durability.announced(calls.incrementAndGet());
        }
        return announced;
    }

    /** @throws io.edgesweep.ledger.LedgerLostException when the ledger knows of fewer than were made */
    void compare() {
        long known = sql.sql("SELECT COALESCE(SUM(calls), 0) FROM announcements")
                .query(Long.class)
                .single();
        durability.compare(known);
        calls.set(known);
    }
}
