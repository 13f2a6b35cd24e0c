package io.edgesweep.job.run;

import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.runtime.DiskSpace;
import io.edgesweep.text.Reason;
import org.jspecify.annotations.Nullable;

/** Knows whether there is, or once was, too little room to write down what comes back: then nothing more is sent. */
final class SpaceWatch {

    private final DiskSpace disk;
    private volatile @Nullable Reason shortage;

    SpaceWatch(DiskSpace disk) {
        this.disk = disk;
    }

    boolean isShort() {
        if (shortage == null) {
            shortage = disk.shortage().orElse(null);
        }
        return shortage != null;
    }

    /**
     * Keeps a run from being ended that stopped for want of room: it goes on when there is some.
     *
     * @throws LedgerLostException when it did
     */
    void check() {
        if (shortage != null) {
            throw new LedgerLostException(shortage);
        }
    }
}
