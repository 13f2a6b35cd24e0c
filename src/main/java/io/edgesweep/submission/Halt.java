package io.edgesweep.submission;

import io.edgesweep.ledger.Finding;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.ledger.Runs;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reason why a run sends nothing more, once there is one; the first counts. Shared by the run's lanes. */
public final class Halt {

    private static final Logger log = LoggerFactory.getLogger(Halt.class);

    private final String run;
    private final Runs runs;
    private final InstantSource clock;
    private volatile @Nullable String reason;

    public Halt(String run, Runs runs, InstantSource clock) {
        this.run = run;
        this.runs = runs;
        this.clock = clock;
    }

    /** Ends the sending, and notes why. */
    public synchronized void because(FindingKind kind, String text) {
        if (reason == null) {
            reason = text;
            log.error("Nothing more is sent: {}", text);
        }
        note(kind, text);
    }

    /** Notes what people should know, and lets the sending go on. */
    public void note(FindingKind kind, String text) {
        runs.note(run, new Finding(clock.instant(), kind, "", text));
    }

    /** Why nothing more is sent; null while there is no reason. */
    public @Nullable String reason() {
        return reason;
    }
}
