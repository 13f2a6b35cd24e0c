package io.edgesweep.check;

import io.edgesweep.input.state.KeptState;
import io.edgesweep.job.forecast.QuotaHandler;
import io.edgesweep.job.forecast.QuotaStanding;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.History;
import io.edgesweep.ledger.JobTargets;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.Nodes;
import io.edgesweep.ledger.QuotaReading;
import io.edgesweep.ledger.Run;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.report.ExitCode;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.schedule.NodeAgreement;
import io.edgesweep.session.Check;
import io.edgesweep.settings.JobFile;
import io.edgesweep.text.HumanFormat;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at what waits from earlier nights, and whether the quota allows that and what the next runs bring. */
public final class BacklogChecks {

    private final RunServices workshop;
    private final JobChecks jobs;
    private final Map<String, List<Quota>> told;
    private final List<Check> checks = new ArrayList<>();

    /** @param told what the provider tells of its quotas now, by site; of the others, the ledger is believed */
    public BacklogChecks(RunServices workshop, JobChecks jobs, Map<String, List<Quota>> told) {
        this.workshop = workshop;
        this.jobs = jobs;
        this.told = told;
    }

    public List<Check> all() throws InterruptedException {
        workshop.ledger().nodes().working().stream()
                .filter(node -> !node.us())
                .forEach(node -> checks.add(new Check("node " + node.name(), true, words(node))));
        List<JobFile> scheduled =
                jobs.known().stream().filter(job -> job.schedule().isPresent()).toList();
        NodeAgreement.differences(
                        scheduled, workshop.settings(), workshop.ledger().nodes())
                .forEach((job, words) -> checks.add(new Check("nodes", false, words)));
        jobs.known().forEach(this::kept);
        History history = workshop.ledger().history();
        List<JobTargets> waiting = history.waitingByJob();
        List<JobTargets> expected = new ArrayList<>();
        for (Run run : workshop.ledger().runs().latestOfEachJob()) {
            expected.addAll(history.recorded(run.id()));
        }
        List<QuotaStanding> standings =
                new QuotaHandler(workshop, this::figures).quota(List.of()).quotas();
        if (waiting.isEmpty()) {
            checks.add(new Check("waiting", true, "nothing waits from earlier nights"));
        }
        waiting.forEach(each -> backlog(each, standings));
        standings.stream()
                .filter(standing -> standing.figures() != null)
                .forEach(standing -> nextRuns(standing, waiting, expected));
        return List.copyOf(checks);
    }

    private static String words(Nodes.WorkingNode node) {
        return node.process() + " works with the ledger since " + node.since()
                + (node.work().isEmpty() ? "" : "; it has " + String.join(", ", node.work()));
    }

    /** What is wrong with what the job keeps from night to night. */
    private void kept(JobFile job) {
        String subject = "kept of " + job.name();
        try {
            List<Reason> problems = KeptState.problems(job, workshop);
            problems.forEach(problem ->
                    checks.add(new Check(subject, false, Words.english().say(problem))));
            if (problems.isEmpty()) {
                checks.add(new Check(subject, true, "what earlier runs kept is whole, and the newest"));
            }
        } catch (IOException e) {
            checks.add(new Check(subject, false, "cannot be read: " + LocalFailure.words(e) + ". Make it readable"));
        }
    }

    /** What the provider tells now, or has told runs last. */
    private List<QuotaReading> figures(String site) {
        List<Quota> now = told.get(site);
        return now == null
                ? workshop.ledger().runs().latestQuotas().stream()
                        .filter(reading -> reading.site().equals(site))
                        .toList()
                : now.stream()
                        .map(quota -> new QuotaReading(workshop.clock().instant(), site, quota))
                        .toList();
    }

    private QuotaDay today() {
        return QuotaDay.of(workshop.clock().instant());
    }

    private void backlog(JobTargets waiting, Collection<QuotaStanding> standings) {
        long nights = standings.stream()
                .filter(standing -> standing.figures() != null && draws(standing, waiting))
                .mapToLong(standing -> nights(waiting.notHeld(), perDay(standing)))
                .max()
                .orElse(-1);
        checks.add(new Check(
                "waiting of " + waiting.job(),
                nights >= 0 || waiting.notHeld() == 0,
                waiting(waiting.targets(), waiting.kind().word(), waiting.site()) + ", "
                        + (nights < 0
                                ? "and no quota for them is known; see edgesweep quota"
                                : HumanFormat.count(nights, "night", "nights") + " of quota")
                        + held(waiting)
                        + (jobs.known(waiting.job()).isPresent()
                                ? ""
                                : "; there is no job file of that name, so it must be run again by hand")));
    }

    private static String held(JobTargets waiting) {
        return waiting.held() == 0
                ? ""
                : "; " + HumanFormat.number(waiting.held())
                        + " of them not for quota but for this, and the next run sends them once it is fixed: "
                        + Words.english().say(waiting.why());
    }

    private static String waiting(long targets, String kind, String site) {
        return HumanFormat.count(targets, "target", "targets") + " of kind " + kind + " for site " + site
                + " waiting from earlier nights";
    }

    private static boolean draws(QuotaStanding standing, JobTargets targets) {
        return standing.kind() == targets.kind() && standing.sites().contains(targets.site());
    }

    private static long perDay(QuotaStanding standing) {
        return standing.figures() == null ? 0 : standing.figures().perDay();
    }

    private static long left(QuotaStanding standing) {
        return standing.figures() == null ? 0 : standing.figures().left();
    }

    /** @return -1 for never */
    private static long nights(long targets, long perDay) {
        return perDay == 0 ? -1 : (targets + perDay - 1) / perDay;
    }

    /** What is due on one quota day. */
    private static final class Due {

        private long waiting;
        private long expected;
        private boolean moreIsFine = true;
    }

    /** Jobs that draw on one quota count together, by the quota day of their next firing. */
    private void nextRuns(QuotaStanding standing, List<JobTargets> waiting, List<JobTargets> expected) {
        Map<String, Due> due = new TreeMap<>();
        for (JobTargets each : waiting) {
            if (draws(standing, each) && jobs.known(each.job()).isPresent()) {
                of(each.job(), due).waiting += each.targets();
            }
        }
        for (JobTargets each : expected) {
            if (draws(standing, each) && jobs.known(each.job()).isPresent()) {
                of(each.job(), due).expected += each.targets();
            }
        }
        due.forEach((day, targets) -> nextRuns(standing, day, targets));
    }

    /** Of a job without a schedule it is taken that it has a whole quota day before it. */
    private Due of(String job, Map<String, Due> due) {
        QuotaDay day = jobs.next(job).map(firing -> QuotaDay.of(firing.at())).orElseGet(() -> today().next());
        Due of = due.computeIfAbsent(day.toString(), unknown -> new Due());
        of.moreIsFine &= jobs.known(job)
                .map(file -> file.successCodes().contains(ExitCode.QUOTA_REACHED.code()))
                .orElse(false);
        return of;
    }

    private void nextRuns(QuotaStanding standing, String day, Due due) {
        long allowed = day.equals(today().toString()) ? left(standing) : perDay(standing);
        long sum = due.waiting + due.expected;
        String words = "on the quota day " + day + " about " + HumanFormat.count(sum, "target", "targets") + " of kind "
                + standing.kind().word() + " are due (" + HumanFormat.number(due.waiting) + " that wait, and "
                + HumanFormat.number(due.expected) + " expected from the last runs), and " + HumanFormat.number(allowed)
                + " may be sent";
        String subject = "quota of " + String.join(", ", standing.sites());
        if (sum <= allowed) {
            checks.add(new Check(subject, true, words));
        } else {
            checks.add(new Check(
                    subject,
                    due.moreIsFine,
                    words + "; " + HumanFormat.number(sum - allowed) + " will wait for a later night"
                            + (due.moreIsFine
                                    ? ", which counts as success"
                                    : ". Ask for a larger quota, set a lower reserve, or let the job count 4 as success"
                                            + " by exit.success")));
        }
    }
}
