package io.edgesweep.provider;

/** Finds the provider of a site. */
@FunctionalInterface
public interface Providers {

    /**
     * The provider that purges the caches of the site with the name.
     *
     * @throws IllegalArgumentException when there is no such site
     */
    Provider of(String site);
}
