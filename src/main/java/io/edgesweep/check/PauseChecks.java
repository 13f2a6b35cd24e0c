package io.edgesweep.check;

import io.edgesweep.ledger.Pause;
import io.edgesweep.pause.HeldJobs;
import io.edgesweep.session.Check;
import io.edgesweep.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Tells what is paused now, and of a pause that somebody may have forgotten. */
final class PauseChecks {

    /** A pause without an end that is older than this was likely forgotten. */
    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private PauseChecks() {}

    static List<Check> of(Settings settings, Collection<Pause> pauses, Instant now) {
        List<Check> checks = new ArrayList<>();
        for (HeldJobs each : HeldJobs.at(now, settings, pauses)) {
            boolean forgotten = each.hold().until() == null
                    && each.hold().since().plus(FORGOTTEN).isBefore(now);
            checks.add(new Check(
                    each.hold().kind().word(),
                    !forgotten,
                    each.words()
                            + (forgotten
                                    ? "; it began "
                                            + Duration.between(each.hold().since(), now)
                                                    .toDays()
                                            + " days ago: edgesweep resume "
                                            + each.hold().scope() + ", or give it an end by edgesweep pause --until"
                                    : "")));
        }
        return checks;
    }
}
