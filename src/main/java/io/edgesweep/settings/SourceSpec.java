package io.edgesweep.settings;

import java.nio.file.Path;

/** A source of targets that a job names. */
public sealed interface SourceSpec {

    /**
     * A CSV file, or a file of one URL per line.
     *
     * @param file its path
     */
    record Csv(Path file) implements SourceSpec {}

    /**
     * A sitemap, or an index of sitemaps.
     *
     * @param location a path, or an http or https URL
     */
    record Sitemap(String location) implements SourceSpec {

        /** Whether it is fetched over the network. */
        public boolean isRemote() {
            return location.matches("(?i)https?://.*");
        }
    }
}
