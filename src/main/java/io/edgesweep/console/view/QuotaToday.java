package io.edgesweep.console.view;

import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.SharedQuota;
import io.edgesweep.quota.Standing;
import io.edgesweep.targets.Kind;
import io.edgesweep.text.HumanFormat;
import java.util.List;

/**
 * A quota of the present quota day in words, as far as it can be told without a call.
 *
 * @param sites   the sites that draw on it
 * @param kind    of what
 * @param daily   how many targets a quota day allows
 * @param ours    how many of them we used today
 * @param others  how many of them others used; empty when no run has asked today
 * @param left    how many of them are left
 * @param reserve how many of these are left for people
 * @param asOf    when the provider was last asked
 */
public record QuotaToday(
        String sites, String kind, String daily, String ours, String others, String left, String reserve, String asOf) {

    /** Those of URLs, and those that something was used of. */
    public static List<QuotaToday> lines(QuotaStandings standings) {
        return standings.all().stream()
                .filter(each ->
                        each.kind() == Kind.URL || each.standing().quota().used() > 0)
                .map(QuotaToday::of)
                .toList();
    }

    private static QuotaToday of(SharedQuota shared) {
        Standing standing = shared.standing();
        return new QuotaToday(
                String.join(", ", shared.sites()),
                shared.kind().word() + (shared.area().isEmpty() ? "" : ", " + shared.area()),
                HumanFormat.number(standing.quota().daily()),
                HumanFormat.number(standing.ours()),
                standing.others() == null ? "" : HumanFormat.number(standing.others()),
                HumanFormat.number(standing.quota().available()),
                HumanFormat.number(standing.reserve()),
                HumanFormat.time(shared.readAt()));
    }
}
