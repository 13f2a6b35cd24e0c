package io.edgesweep.settings;

import io.edgesweep.provider.Product;

/**
 * An account with the provider.
 *
 * @param name           its name in the configuration
 * @param credentials    where its key comes from
 * @param teo            where the API of EdgeOne is
 * @param cdn            where the API of Tencent CDN is
 * @param callsPerSecond the ceiling of calls in any window of one second, for each action
 * @param callsInFlight  how many calls may wait for their answers at once
 */
public record AccountSettings(
        String name, CredentialsSource credentials, Endpoint teo, Endpoint cdn, int callsPerSecond, int callsInFlight) {

    /** Where the API of the product is. */
    public Endpoint endpoint(Product product) {
        return switch (product) {
            case EDGEONE -> teo;
            case CDN -> cdn;
        };
    }
}
