package io.edgesweep.app;

import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.Providers;
import io.edgesweep.provider.dryrun.DryRunProvider;

/** The providers of a dry run: they hold back everything that would purge. */
final class DryRunProviders implements Providers {

    private final Providers providers;

    DryRunProviders(Providers providers) {
        this.providers = providers;
    }

    @Override
    public Provider of(String site) {
        return new DryRunProvider(providers.of(site));
    }

    @Override
    public CallMeter meter(String site) {
        return providers.meter(site);
    }
}
