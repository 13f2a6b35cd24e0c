package io.edgesweep.home;

import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.ledger.jdbc.Durability;
import io.edgesweep.text.Reason;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The ledger is ours as long as its own lock is, and that of the home folder. */
public final class OwnLedger implements Durability {

    private final Durability ledger;
    private final HomeLock home;
    private final AtomicReference<@Nullable Reason> homeLost = new AtomicReference<>();

    public OwnLedger(Durability ledger, HomeLock home) {
        this.ledger = ledger;
        this.home = home;
    }

    @Override
    public void check() {
        Reason why = homeLost.get();
        if (why != null) {
            throw new LedgerLostException(why);
        }
        ledger.check();
    }

    @Override
    public void announced(long calls) {
        ledger.announced(calls);
    }

    @Override
    public void compare(long calls) {
        ledger.compare(calls);
    }

    @Override
    public Optional<Reason> lost() {
        Optional<Reason> why = home.lost();
        why.ifPresent(homeLost::set);
        return why.or(ledger::lost);
    }

    @Override
    public boolean isShared() {
        return ledger.isShared();
    }
}
