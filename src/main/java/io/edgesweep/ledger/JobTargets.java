package io.edgesweep.ledger;

import io.edgesweep.target.Kind;

/**
 * Targets of one job that go to one site.
 *
 * @param job     the job's name
 * @param site    the site's name
 * @param kind    what they name
 * @param targets how many they are
 */
public record JobTargets(String job, String site, Kind kind, long targets) {}
