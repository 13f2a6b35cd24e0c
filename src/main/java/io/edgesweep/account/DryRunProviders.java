package io.edgesweep.account;

import io.edgesweep.process.Patience;
import io.edgesweep.provider.CallMeter;
import io.edgesweep.provider.Provider;
import io.edgesweep.provider.Providers;
import io.edgesweep.provider.dryrun.DryRunProvider;
import java.util.Collection;

/** The providers of a dry run: they hold back everything that would purge. */
public final class DryRunProviders implements Providers {

    private final Providers providers;

    public DryRunProviders(Providers providers) {
        this.providers = providers;
    }

    @Override
    public Provider of(String site) {
        return new DryRunProvider(providers.of(site));
    }

    @Override
    public CallMeter meter(Collection<String> sites) {
        return providers.meter(sites);
    }

    @Override
    public Providers within(Patience patience) {
        return new DryRunProviders(providers.within(patience));
    }
}
