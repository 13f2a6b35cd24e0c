package io.edgesweep.job.run;

import io.edgesweep.ledger.FindingKind;
import io.edgesweep.provider.ProviderError;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.submission.ErrorFindings;
import io.edgesweep.submission.HaltScope;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.Reason;
import java.util.List;

/** On which hosts tags are purged: found out before any is sent, since a host that is not named keeps its copies. */
public final class TagReach {

    /** So much of a finding is kept. */
    private static final int LONGEST = 1500;

    private final RunScope scope;
    private final Providers providers;

    TagReach(RunScope scope, Providers providers) {
        this.scope = scope;
        this.providers = providers;
    }

    /** That a tag of the site is purged on the hosts. */
    public static Reason reason(String site, List<String> hosts) {
        return Reason.of("finding.tag-hosts", site, shown(hosts));
    }

    private static Object shown(List<String> hosts) {
        int shown = 0;
        for (int length = 0; shown < hosts.size() && length <= LONGEST; shown++) {
            length += hosts.get(shown).length() + 2;
        }
        String first = String.join(", ", hosts.subList(0, shown));
        return shown == hosts.size() ? first : Reason.of("finding.and-more", first, hosts.size() - shown);
    }

    /** Notes them for each site of the run with tags to send; where they are not known, no tag of the site is sent. */
    void find() throws InterruptedException {
        for (String site : scope.services.ledger().history().sitesToSend(scope.run.id(), Kind.TAG)) {
            if (scope.halt.reason(site, Kind.TAG).isEmpty()) {
                find(site);
            }
        }
    }

    private void find(String site) throws InterruptedException {
        try {
            List<String> hosts = providers.of(site).tagHosts();
            if (!hosts.isEmpty()) {
                scope.halt.note(FindingKind.NOTE, reason(site, hosts));
            }
        } catch (ProviderException e) {
            // Whoever does not answer at all is not asked for anything else, either.
            scope.halt.because(
                    isSilence(e.error()) ? new HaltScope.OneSite(site) : new HaltScope.KindOfSite(site, Kind.TAG),
                    ErrorFindings.kind(e.error()),
                    Reason.of("held.tags", site, e.error().reason()));
        }
    }

    private static boolean isSilence(ProviderError error) {
        return ErrorFindings.isPassing(error) && error.code().isEmpty();
    }
}
