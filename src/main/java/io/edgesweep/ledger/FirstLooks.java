package io.edgesweep.ledger;

import io.edgesweep.targets.Kind;
import java.time.Duration;
import java.util.Optional;

/** When tasks were last found worth a first look, kept from run to run. Each method is one short transaction. */
public interface FirstLooks {

    /** How long after it was accepted a task of the site and kind is to be asked for first, if that was ever kept. */
    Optional<Duration> of(String site, Kind kind);

    /** Keeps how long after it was accepted a task of the site and kind is to be asked for first. */
    void keep(String site, Kind kind, Duration after);
}
