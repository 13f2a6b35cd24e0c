package io.edgesweep.settings;

import io.edgesweep.text.NearestName;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The sites that a job may name.
 *
 * @param all    by name
 * @param listed the names that people are told of: not the built-in sample's in a real set-up
 */
public record KnownSites(Map<String, SiteSettings> all, SortedSet<String> listed) {

    public KnownSites {
        all = Map.copyOf(all);
        listed = new TreeSet<>(listed);
    }

    /** All of which people are told. */
    public static KnownSites of(Map<String, SiteSettings> all) {
        return new KnownSites(all, new TreeSet<>(all.keySet()));
    }

    /** The site with the name; null where there is none. */
    public @Nullable SiteSettings find(String name) {
        return all.get(name);
    }

    /** Which names there are, in words. */
    public String allowed() {
        return listed.isEmpty() ? "none is configured" : String.join(", ", listed);
    }

    /** That there is no site with the name, and which there are. */
    public String unknown(String name) {
        return "there is no site '" + name + "'" + NearestName.hint(name, listed) + "; allowed: " + allowed();
    }
}
