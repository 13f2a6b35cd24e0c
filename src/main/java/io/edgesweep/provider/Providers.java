package io.edgesweep.provider;

/** Finds the provider of a site. */
public interface Providers {

    /**
     * The provider that purges the caches of the site with the name.
     *
     * @throws IllegalArgumentException when there is no such site
     */
    Provider of(String site);

    /** Counts, from now on, the calls of the site's account that hand over batches. */
    CallMeter meter(String site);
}
