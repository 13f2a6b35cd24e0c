package io.edgesweep.settings;

import io.edgesweep.text.NearestName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sites that a job may name.
 *
 * @param all    by name, those that stand for all zones of an account among them
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

    /** The site with the name; null where there is none, and for one that stands for all zones of an account. */
    public @Nullable SiteSettings find(String name) {
        SiteSettings site = all.get(name);
        return site == null || site.isEveryZone() ? null : site;
    }

    /** The sites that stand for all zones of the account; none where there is no such account. */
    public List<SiteSettings> everyZoneOf(String account) {
        return EveryZone.names(account).stream()
                .map(all::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The accounts that have such sites, in their order. */
    public SortedSet<String> accounts() {
        return all.values().stream()
                .filter(SiteSettings::isEveryZone)
                .map(SiteSettings::account)
                .collect(Collectors.toCollection(TreeSet::new));
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
