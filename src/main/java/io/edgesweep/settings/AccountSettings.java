package io.edgesweep.settings;

/**
 * An account with the provider.
 *
 * @param name           its name in the configuration
 * @param credentials    where its key comes from
 * @param teo            where the API of EdgeOne is
 * @param callsPerSecond the ceiling of calls in any window of one second, for each action
 * @param callsInFlight  how many calls may wait for their answers at once
 */
public record AccountSettings(
        String name, Credentials credentials, Endpoint teo, int callsPerSecond, int callsInFlight) {}
