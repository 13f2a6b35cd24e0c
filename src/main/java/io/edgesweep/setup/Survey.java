package io.edgesweep.setup;

import java.util.List;

/**
 * What the account was found to have.
 *
 * @param candidates what a site could be: each zone of EdgeOne, or the CDN's domains together
 * @param unknown    what could not be found out, and why
 */
public record Survey(List<Candidate> candidates, List<String> unknown) {

    /**
     * Something that a site could be.
     *
     * @param zoneId the zone's id; empty for the CDN
     * @param title  how people know it
     * @param notes  what is worth knowing: its area, why it serves nobody, its quotas
     * @param hosts  what it serves, in lower case
     */
    public record Candidate(String zoneId, String title, List<String> notes, List<String> hosts) {}

    public Survey {
        candidates = List.copyOf(candidates);
        unknown = List.copyOf(unknown);
    }
}
