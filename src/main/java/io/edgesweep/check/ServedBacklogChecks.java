package io.edgesweep.check;

import io.edgesweep.job.forecast.QuotaStanding;
import io.edgesweep.session.Check;
import io.edgesweep.session.Serving;
import io.edgesweep.text.HumanFormat;
import java.io.IOException;
import java.util.List;

/** What waits, as the process tells it that holds the ledger, {@code serve} or a run. */
public final class ServedBacklogChecks {

    private ServedBacklogChecks() {}

    public static List<Check> checks(Serving serving) {
        try {
            List<Check> checks = serving.quota(List.of()).quotas().stream()
                    .filter(standing -> standing.backlog() > 0)
                    .map(ServedBacklogChecks::check)
                    .toList();
            return checks.isEmpty()
                    ? List.of(new Check(
                            "waiting",
                            true,
                            "nothing waits from earlier runs, according to the process that has the ledger"))
                    : checks;
        } catch (IOException e) {
            return List.of(new Check(
                    "waiting", false, "the process that has the ledger does not report it: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(new Check("waiting", false, "interrupted"));
        }
    }

    private static Check check(QuotaStanding standing) {
        return new Check(
                "waiting of " + String.join(", ", standing.sites()),
                standing.clearedOn() != null || standing.held() >= standing.backlog(),
                HumanFormat.count(standing.backlog(), "target", "targets") + " of kind "
                        + standing.kind().word() + " waiting, according to the process that has the ledger; "
                        + (standing.held() == 0
                                ? ""
                                : HumanFormat.number(standing.held()) + " of them not for quota, fix this: "
                                        + standing.heldBy() + "; ")
                        + (standing.held() >= standing.backlog()
                                ? "the next run sends them then"
                                : standing.clearedOn() == null
                                        ? "no quota for them is known; see edgesweep quota"
                                        : "the last of them is sent on the quota day " + standing.clearedOn()
                                                + " if nothing new comes and there are runs on each"));
    }
}
