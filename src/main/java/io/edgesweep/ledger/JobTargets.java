package io.edgesweep.ledger;

import io.edgesweep.targets.Kind;
import io.edgesweep.text.Reason;

/**
 * Targets of one job that go to one site.
 *
 * @param job     the job's name
 * @param site    the site's name
 * @param kind    what they name
 * @param targets how many they are
 * @param held    how many of those that wait do not wait for quota: the job's next run tries them again
 * @param why     what kept one of them from being sent; none when none is held
 */
public record JobTargets(String job, String site, Kind kind, long targets, long held, Reason why) {

    /** Targets of which none is held. */
    public JobTargets(String job, String site, Kind kind, long targets) {
        this(job, site, kind, targets, 0, Reason.NONE);
    }

    /** How many of them wait for quota, or have not been tried. */
    public long notHeld() {
        return targets - held;
    }
}
