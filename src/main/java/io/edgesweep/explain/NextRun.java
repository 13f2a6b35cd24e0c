package io.edgesweep.explain;

import io.edgesweep.explain.Explanation.Answer;
import io.edgesweep.explain.Explanation.Name;
import io.edgesweep.explain.Explanation.Next;
import io.edgesweep.explain.Explanation.Rule;
import io.edgesweep.input.SourceFactory;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.ledger.SharedQuota;
import io.edgesweep.order.RunRequest;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.Holds;
import io.edgesweep.pause.Work;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.runtime.RunServices;
import io.edgesweep.schedule.CronFirings;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.intake.Decision;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.Outcome;
import io.edgesweep.text.HumanFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks each rule of a job what it says of a target, in the order in which a run does. */
final class NextRun {

    private static final String NONE = ReasonCode.NONE.word();
    private static final Place ASKED = new Place("asked", 0);

    private final RunServices workshop;
    private final JobFile job;
    private final Wanted wanted;
    private final @Nullable SourceFindings found;
    private final String notRead;
    private final Instant now;
    private final Optional<Instant> at;
    private final List<Rule> rules = new ArrayList<>();

    /**
     * @param found   what the sources say; null where they were not read
     * @param notRead why not, in words
     */
    NextRun(RunServices workshop, JobFile job, Wanted wanted, @Nullable SourceFindings found, String notRead) {
        this.workshop = workshop;
        this.job = job;
        this.wanted = wanted;
        this.found = found;
        this.notRead = notRead;
        this.now = workshop.clock().instant();
        this.at = job.schedule().flatMap(schedule -> CronFirings.of(schedule).after(now));
    }

    Next explained() {
        boolean whole = job.rules().kind() == Kind.ALL;
        Optional<TargetRow> target = whole ? wholeSite() : intake();
        if (target.isPresent() || (found != null && found.isListed())) {
            if (!whole) {
                listed();
            }
            changed();
            limits();
            Optional.ofNullable(found).map(its -> its.row).or(() -> target).ifPresent(this::quota);
        }
        pause();
        return verdict();
    }

    private Next verdict() {
        Optional<Rule> stop =
                rules.stream().filter(rule -> rule.answer() == Answer.STOPS).findFirst();
        Optional<Rule> unknown =
                rules.stream().filter(rule -> rule.answer() == Answer.UNKNOWN).findFirst();
        Rule decides = stop.or(() -> unknown).orElse(null);
        if (decides == null) {
            return new Next(at.orElse(null), NONE, "it would be sent", List.copyOf(rules));
        }
        String words = stop.isEmpty()
                ? "it is not known whether it would be sent"
                : decides.name() == Name.QUOTA || decides.name() == Name.PAUSE
                        ? "it would wait"
                        : "it would not be sent";
        return new Next(at.orElse(null), decides.code(), words + ": " + decides.words(), List.copyOf(rules));
    }

    private void passes(Name name, String words) {
        rules.add(new Rule(name, Answer.PASSES, NONE, words));
    }

    private void stops(Name name, String code, String words) {
        rules.add(new Rule(name, Answer.STOPS, code, words));
    }

    private void unknown(Name name, String words) {
        rules.add(new Rule(name, Answer.UNKNOWN, Explanation.UNKNOWN, words));
    }

    /** The job purges all that there is of its sites. */
    private Optional<TargetRow> wholeSite() {
        boolean ours = job.sites().stream()
                .anyMatch(site -> workshop.settings().site(site).site().covers(wanted.host()));
        if (ours) {
            passes(Name.HOST, wanted.host() + " is a host of the job's site, of which all is purged");
        } else {
            stops(Name.HOST, ReasonCode.FOREIGN_HOST.word(), "'" + wanted.host() + "' is no host of the job's sites");
        }
        return Optional.empty();
    }

    /** What its own rules make of a row that says no more than the target. */
    private Optional<TargetRow> intake() {
        Decision decision = new SourceFactory(workshop.settings(), workshop.sleeper())
                .intake(new RunRequest(job, Set.of()))
                .decide(0, asked());
        if (decision instanceof Decision.Wanted ours) {
            TargetRow row = ours.row();
            passes(Name.NORMAL_FORM, row.target().value());
            passes(Name.HOST, "it is of site " + row.site());
            passes(Name.PATTERN, patterns());
            return Optional.of(row);
        }
        RejectedRow row = ((Decision.Rejected) decision).row();
        String code = code(row);
        if (row.rejection() == Rejection.EXCLUDED) {
            passes(Name.NORMAL_FORM, wanted.value(job.rules().kind()).orElse(wanted.text()));
            passes(Name.HOST, wanted.host() + " is a host of the job's sites");
            stops(Name.PATTERN, code, row.reason());
        } else if (code.equals(ReasonCode.FOREIGN_HOST.word())) {
            passes(Name.NORMAL_FORM, wanted.value(job.rules().kind()).orElse(wanted.text()));
            stops(Name.HOST, code, row.reason());
        } else {
            stops(Name.NORMAL_FORM, code, row.reason());
        }
        return Optional.empty();
    }

    private ListedRow asked() {
        return new ListedRow(ASKED, wanted.text(), wanted.kindWord(), null, null, null, null, Map.of());
    }

    private String patterns() {
        return job.rules().include().isEmpty() && job.rules().exclude().isEmpty()
                ? "the job has no patterns"
                : (job.rules().include().isEmpty() ? "" : "it matches include")
                        + (job.rules().include().isEmpty()
                                        || job.rules().exclude().isEmpty()
                                ? ""
                                : ", and ")
                        + (job.rules().exclude().isEmpty() ? "" : "nothing in exclude matches it");
    }

    private static String code(RejectedRow row) {
        return ReasonCode.of(RowOutcome.of(row, Outcome.valueOf(row.rejection().name())))
                .word();
    }

    private void listed() {
        if (found == null) {
            unknown(Name.LISTED, notRead);
            unknown(Name.DUPLICATE, notRead);
            return;
        }
        RejectedRow rejected = found.rejected;
        TargetRow above = found.above;
        if (found.row != null || !found.waitsSince.isEmpty()) {
            passes(Name.LISTED, found.rows() == 0 ? "no row names it now, but it waits" : "at " + found.where());
            duplicate();
        } else if (above != null) {
            passes(
                    Name.LISTED,
                    above.target().kind().word() + " " + above.target().value() + " at " + above.place()
                            + " purges it too");
        } else if (rejected != null) {
            stops(Name.LISTED, code(rejected), "its row at " + found.where() + ": " + rejected.reason());
        } else if (!found.unread.isEmpty()) {
            unknown(Name.LISTED, "no row that could be read names it; " + found.unread.get(0));
        } else {
            stops(Name.LISTED, Explanation.NOT_LISTED, "no row of the job's sources names it");
        }
    }

    private void duplicate() {
        SourceFindings its = found;
        if (its == null) {
            return;
        }
        if (!its.waitsSince.isEmpty()) {
            passes(
                    Name.DUPLICATE,
                    "it waits since run " + its.waitsSince + " and goes with that; rows of now are duplicates of it");
        } else if (its.rows() > 1) {
            passes(Name.DUPLICATE, its.rows() + " rows name it; it is sent once, for the first");
        } else {
            passes(Name.DUPLICATE, "one row names it");
        }
    }

    private void changed() {
        if (job.sources().stream().noneMatch(SourceSpec.Changed.class::isInstance)) {
            passes(Name.CHANGED, "the job purges what its sources list, changed or not");
            return;
        }
        SourceFindings its = found;
        if (its == null) {
            unknown(Name.CHANGED, notRead);
        } else if (its.row == null) {
            if (!its.waitsSince.isEmpty()) {
                passes(Name.CHANGED, "it was found changed when it was listed");
            }
        } else if (its.askedOfOrigin) {
            unknown(Name.CHANGED, "only the origin can tell, and a run asks it");
        } else if (its.unchanged.isPresent()) {
            stops(Name.CHANGED, code(its.unchanged.get()), its.unchanged.get().reason());
        } else {
            passes(Name.CHANGED, "it has changed since it was last purged, or nothing is known of it");
        }
    }

    private void limits() {
        if (found == null) {
            unknown(Name.LIMITS, notRead);
        } else if (found.overLimit.isPresent()) {
            stops(Name.LIMITS, ReasonCode.OVER_LIMIT.word(), found.overLimit.get());
        } else {
            passes(Name.LIMITS, "the run would be within the job's limits");
        }
    }

    private void quota(TargetRow target) {
        if (found != null && found.directory.isPresent()) {
            passes(Name.QUOTA, "the directory " + found.directory.get() + " is purged in its place");
            return;
        }
        Kind kind = target.target().kind();
        Optional<SharedQuota> quota =
                QuotaStandings.lastRead(workshop.ledger(), workshop.settings().quotaShares(), now).all().stream()
                        .filter(each -> each.kind() == kind && each.sites().contains(target.site()))
                        .findFirst();
        if (quota.isEmpty() || found == null) {
            unknown(Name.QUOTA, quota.isEmpty() ? "no run has asked for the quota yet; edgesweep quota does" : notRead);
            return;
        }
        boolean today = QuotaDay.of(at.orElse(now)).equals(QuotaDay.of(now));
        long allowed =
                today ? quota.get().standing().left() : quota.get().standing().perDay();
        boolean waits = !found.waitsSince.isEmpty();
        long waiting = workshop.ledger()
                .history()
                .waiting()
                .getOrDefault(target.site(), Map.of())
                .getOrDefault(kind, 0L);
        long ahead = waits ? Math.max(0, waiting - 1) : waiting + found.ahead;
        String before = ahead == 0 ? "no target goes" : HumanFormat.count(ahead, "target goes", "targets go");
        String words = before
                + (waits && ahead > 0 ? " before it at most" : " before it") + ", and " + HumanFormat.number(allowed)
                + " may be sent " + (today ? "today" : "on that quota day");
        if (ahead < allowed) {
            passes(Name.QUOTA, words);
        } else {
            stops(Name.QUOTA, ReasonCode.QUOTA.word(), words + "; the rest waits for the next quota day");
        }
    }

    private void pause() {
        Optional<Hold> hold =
                Holds.now(workshop.settings(), workshop.ledger().pauses()).over(Work.of(job), at.orElse(now));
        if (hold.isEmpty()) {
            passes(Name.PAUSE, "the job is not paused then");
            return;
        }
        String after = job.schedule()
                .map(schedule -> "; schedule.missed: " + schedule.missed() + " says what becomes of that time")
                .orElse("");
        stops(Name.PAUSE, Explanation.PAUSED, "the job is " + hold.get().words() + after);
    }
}
