package io.edgesweep.provider;

import io.edgesweep.process.Patience;
import java.util.Collection;

/** Finds the provider of a site. */
public interface Providers {

    /**
     * The provider that purges the caches of the site with the name.
     *
     * @throws IllegalArgumentException when there is no such site
     */
    Provider of(String site);

    /**
     * The same providers for one run: its calls do not wait longer than that, neither for a permit nor for another try, and are
     * counted apart from those of others.
     */
    default Providers within(Patience patience) {
        return this;
    }

    /** Counts, from now on, the calls made through these providers that hand over batches to the sites' accounts, whatever action they are. */
    CallMeter meter(Collection<String> sites);
}
