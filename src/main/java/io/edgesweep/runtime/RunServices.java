package io.edgesweep.runtime;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.process.Sleeper;
import io.edgesweep.process.StopSignal;
import io.edgesweep.provider.Providers;
import io.edgesweep.settings.Settings;
import java.time.InstantSource;

/**
 * What every run works with.
 *
 * @param settings  the configuration
 * @param ledger    what is known for sure
 * @param providers who purges
 * @param clock     tells the time
 * @param sleeper   lets time pass
 * @param stop      tells that the process is asked to end
 * @param stops     knows which runs a person has stopped
 * @param reports   held by whoever writes a report
 * @param owner     who we are: host and process
 */
public record RunServices(
        Settings settings,
        Ledger ledger,
        Providers providers,
        InstantSource clock,
        Sleeper sleeper,
        StopSignal stop,
        RunStops stops,
        ReportLocks reports,
        String owner) {}
