package io.edgesweep.cli.print;

import io.edgesweep.job.forecast.QuotaOverview;
import io.edgesweep.job.forecast.QuotaStanding;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.quota.Standing;
import io.edgesweep.text.HumanFormat;
import java.util.ArrayList;
import java.util.List;

/** Says for people how quotas stand. */
public final class QuotaText {

    private QuotaText() {}

    public static String of(QuotaOverview overview) {
        List<String> lines = new ArrayList<>();
        lines.add("Quota day " + overview.day() + " (Asia/Shanghai), the next begins at "
                + HumanFormat.time(overview.resets()) + " UTC.");
        overview.quotas().forEach(standing -> lines.addAll(of(standing, overview.day())));
        overview.problems().forEach(problem -> lines.add("✗ " + problem));
        return PlainText.shown(lines);
    }

    private static List<String> of(QuotaStanding standing, QuotaDay today) {
        Standing figures = standing.figures();
        String sites = (standing.sites().size() == 1 ? "site " : "sites ") + String.join(", ", standing.sites())
                + ", kind " + standing.kind().word();
        if (figures == null) {
            return List.of(
                    "",
                    sites + ": the provider reports no quota",
                    "  " + HumanFormat.count(standing.backlog(), "target waits", "targets wait") + held(standing));
        }
        Quota quota = figures.quota();
        return List.of(
                "",
                sites + (quota.area().isEmpty() ? "" : ", area " + quota.area()) + ": "
                        + HumanFormat.number(figures.left()) + " of " + HumanFormat.number(quota.daily()) + " left, "
                        + HumanFormat.number(quota.batch()) + " per call",
                "  used by us " + HumanFormat.number(figures.ours()) + ", by others "
                        + (figures.others() == null ? "an unknown number" : HumanFormat.number(figures.others()))
                        + "; reserved for people " + HumanFormat.number(figures.reserve())
                        + "; the provider still takes "
                        + HumanFormat.number(quota.available()),
                "  " + backlog(standing, today));
    }

    private static String held(QuotaStanding standing) {
        if (standing.held() == 0) {
            return "";
        }
        String which = standing.held() >= standing.backlog()
                ? ", and not for quota"
                : "; " + HumanFormat.number(standing.held()) + " of them not for quota";
        return which + " but for this, and the next run sends them once it is fixed: " + standing.heldBy();
    }

    private static String backlog(QuotaStanding standing, QuotaDay today) {
        if (standing.backlog() == 0) {
            return "nothing waits";
        }
        String waits = HumanFormat.count(standing.backlog(), "target waits", "targets wait");
        if (standing.held() >= standing.backlog()) {
            return waits + held(standing);
        }
        QuotaDay cleared = standing.clearedOn();
        if (cleared == null) {
            return waits + "; when the last is sent cannot be forecast, because this quota leaves nothing for them"
                    + held(standing);
        }
        return cleared.equals(today)
                ? waits + "; today's quota has room for all of them, and the next run sends them" + held(standing)
                : waits + "; at this quota the last is sent on quota day " + cleared
                        + " (Asia/Shanghai), if there are runs on each until then" + held(standing);
    }
}
