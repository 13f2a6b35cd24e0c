package io.edgesweep.job.run;

import io.edgesweep.ledger.FindingKind;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.submission.ErrorFindings;
import io.edgesweep.submission.HaltScope;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.WordList;
import java.util.List;

/** On which hosts tags are purged: found out before any is sent, since a host that is not named keeps its copies. */
public final class TagReach {

    /** So much of a finding is kept. */
    private static final int LONGEST = 1500;

    private TagReach() {}

    /** That a tag of the site is purged on the hosts, in words. */
    public static String words(String site, List<String> hosts) {
        return "Tags of site " + site + " are purged on " + WordList.andMore(hosts, LONGEST) + ", and on no other host";
    }

    /** Notes them for each site of the run with tags to send; where they are not known, no tag of the site is sent. */
    static void find(RunParts parts) throws InterruptedException {
        for (String site : parts.workshop.ledger().history().sitesToSend(parts.run.id(), Kind.TAG)) {
            if (parts.halt.reason(site, Kind.TAG).isEmpty()) {
                find(parts, site);
            }
        }
    }

    private static void find(RunParts parts, String site) throws InterruptedException {
        try {
            List<String> hosts = parts.providers.of(site).tagHosts();
            if (!hosts.isEmpty()) {
                parts.halt.note(FindingKind.NOTE, words(site, hosts));
            }
        } catch (ProviderException e) {
            parts.halt.because(
                    new HaltScope.KindOfSite(site, Kind.TAG),
                    ErrorFindings.kind(e.error()),
                    "No tag of site " + site + " is purged: " + e.error());
        }
    }
}
