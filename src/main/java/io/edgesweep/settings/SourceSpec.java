package io.edgesweep.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A source of targets that a job names. */
public sealed interface SourceSpec {

    /**
     * A CSV file, or a file of one URL per line.
     *
     * @param file   its path
     * @param name   what people call it
     * @param layout what is said of it
     */
    record Csv(Path file, String name, CsvLayout layout) implements SourceSpec {

        /** A file in UTF-8 that is called by its path. */
        public static Csv of(Path file) {
            return new Csv(file, file.toString(), CsvLayout.FOUND_OUT);
        }
    }

    /**
     * A file of which nobody said what it is: its first character shows whether it is a sitemap.
     *
     * @param file   its path
     * @param name   what people call it
     * @param layout what is said of it, if it is a list
     */
    record Detected(Path file, String name, CsvLayout layout) implements SourceSpec {}

    /**
     * A sitemap, or an index of sitemaps.
     *
     * @param location a path, or an http or https URL
     * @param also     which of {@link #ALSO} are wanted beside the pages
     */
    record Sitemap(String location, Set<String> also) implements SourceSpec {

        /** What a sitemap may name beside its pages. */
        public static final Set<String> ALSO = Set.of("images", "videos", "alternates");

        public Sitemap {
            also = Set.copyOf(also);
        }

        /** A sitemap of which the pages are wanted. */
        public Sitemap(String location) {
            this(location, Set.of());
        }

        /** Whether it is fetched over the network. */
        public boolean isRemote() {
            return location.matches("(?i)https?://.*");
        }
    }

    /**
     * A source of which nothing is wanted but what has changed since it was last confirmed purged.
     *
     * @param source  the source
     * @param undated after so long a target is due again whose row has no lastmod; empty for always
     * @param removed whether that is purged too which was listed before and is not any more
     * @param by      what changes are told by
     */
    record Changed(SourceSpec source, Optional<Duration> undated, boolean removed, ChangedBy by)
            implements SourceSpec {}

    /**
     * Targets that are written out.
     *
     * @param name    what people call them
     * @param targets one each
     */
    record Listed(String name, List<String> targets) implements SourceSpec {

        public Listed {
            targets = List.copyOf(targets);
        }
    }
}
