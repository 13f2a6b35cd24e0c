package io.edgesweep.schedule;

import io.edgesweep.ledger.Nodes;
import io.edgesweep.ledger.Run;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a process has for itself while it works on a job, where several work with one ledger: the job, and the accounts of its sites,
 * since pace and quota are an account's.
 */
public final class WorkClaims {

    private WorkClaims() {}

    /** The names of it for a run. Where not all of its sites are known, those of all sites. */
    public static Set<String> of(Run run, Settings settings) {
        List<String> sites = List.of(run.site().split(", "));
        boolean known = sites.stream().allMatch(site -> settings.find(site).isPresent());
        return of(run.job(), known ? sites : settings.sites().keySet(), settings);
    }

    /**
     * The names of it.
     *
     * @param sites that the job purges, as far as they are configured
     */
    public static Set<String> of(String job, Collection<String> sites, Settings settings) {
        Set<String> names = sites.stream()
                .flatMap(site -> settings.find(site).stream())
                .map(SiteSettings::account)
                .map(Nodes::account)
                .collect(Collectors.toCollection(TreeSet::new));
        names.add(Nodes.job(job));
        return names;
    }
}
