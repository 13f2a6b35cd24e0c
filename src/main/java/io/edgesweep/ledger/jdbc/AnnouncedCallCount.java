package io.edgesweep.ledger.jdbc;

import java.util.function.Supplier;

/** Counts the calls that are announced, in the ledger and apart from it, so that a ledger that has lost some is found out. */
final class AnnouncedCallCount {

    private final Sql sql;
    private final Durability durability;

    AnnouncedCallCount(Sql sql, Durability durability) {
        this.sql = sql;
        this.durability = durability;
    }

    /**
     * Commits an announcement and its number.
     *
     * @param announcement gives whether it was made; where it was not, nothing is counted
     */
    boolean commit(Supplier<Boolean> announcement) {
        long calls = sql.resultOfOneCommit(() -> {
            if (!announcement.get()) {
                return 0L;
            }
            sql.sql("UPDATE announcements SET calls = calls + 1").update();
            return known();
        });
        if (calls == 0) {
            return false;
        }
        durability.announced(calls);
        return true;
    }

    /** @throws io.edgesweep.ledger.LedgerLostException when the ledger knows of fewer than were made */
    void compare() {
        durability.compare(known());
    }

    private long known() {
        return sql.sql("SELECT COALESCE(MAX(calls), 0) FROM announcements")
                .query(Long.class)
                .single();
    }
}
