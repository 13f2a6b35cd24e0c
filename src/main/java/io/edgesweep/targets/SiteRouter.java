package io.edgesweep.targets;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Finds out which of several sites a host name belongs to. It never guesses: where two fit equally, it gives both. */
public final class SiteRouter {

    private final List<Site> sites;

    public SiteRouter(List<Site> sites) {
        this.sites = List.copyOf(sites);
    }

    /**
     * The sites that name the host most closely, in the sense of {@link Site#closeness}.
     *
     * @param host in lower case ASCII
     * @return one; several where they have the same entry; none where no entry fits
     */
    public List<Site> closest(String host) {
        List<Site> closest = new ArrayList<>();
        int best = 0;
        for (Site site : sites) {
            OptionalInt closeness = site.closeness(host);
            if (closeness.isEmpty() || closeness.getAsInt() < best) {
                continue;
            }
            if (closeness.getAsInt() > best) {
                closest.clear();
                best = closeness.getAsInt();
            }
            closest.add(site);
        }
        return closest;
    }
}
