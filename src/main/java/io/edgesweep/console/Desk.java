package io.edgesweep.console;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.schedule.AskedRuns;
import io.edgesweep.settings.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the console works with.
 *
 * @param settings the configuration
 * @param ledger   what is known for sure
 * @param clock    tells the time
 * @param progress how far the run is that is under way
 * @param due      when each scheduled job fires next, by name
 * @param asked    takes what is asked for
 * @param dryRuns  what dry runs have told
 */
public record Desk(
        Settings settings,
        Ledger ledger,
        InstantSource clock,
        LiveProgress progress,
        Supplier<Map<String, Instant>> due,
        AskedRuns asked,
        DryRuns dryRuns) {}
