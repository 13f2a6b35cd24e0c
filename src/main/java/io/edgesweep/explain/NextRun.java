package io.edgesweep.explain;

import io.edgesweep.explain.Explanation.Answer;
import io.edgesweep.explain.Explanation.Name;
import io.edgesweep.explain.Explanation.Next;
import io.edgesweep.explain.Explanation.Rule;
import io.edgesweep.input.SourceFactory;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.QuotaStandings;
import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.ledger.SharedQuota;
import io.edgesweep.order.RunRequest;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.HoldWords;
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
    private final Words words;
    private final Instant now;
    private final Optional<Instant> at;
    private final List<Rule> rules = new ArrayList<>();

    /**
     * @param found   what the sources say; null where they were not read
     * @param notRead why not, in words
     * @param words   the language of the sentences
     */
    NextRun(
            RunServices workshop,
            JobFile job,
            Wanted wanted,
            @Nullable SourceFindings found,
            String notRead,
            Words words) {
        this.workshop = workshop;
        this.job = job;
        this.wanted = wanted;
        this.found = found;
        this.notRead = notRead;
        this.words = words;
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
        String edge = EdgeWords.next(job, wanted, words);
        if (decides == null) {
            return new Next(at.orElse(null), NONE, words.say("explain.said.sent"), "", edge, List.copyOf(rules));
        }
        String key = stop.isEmpty()
                ? "not-known"
                : decides.name() == Name.QUOTA || decides.name() == Name.PAUSE ? "waits" : "not-sent";
        return new Next(
                at.orElse(null),
                decides.code(),
                words.say("explain.said." + key, decides.words()),
                decides.reason(),
                edge,
                List.copyOf(rules));
    }

    private String say(String key, Object... arguments) {
        return words.say("explain.said." + key, arguments);
    }

    private void passes(Name name, String said) {
        rules.add(new Rule(name, Answer.PASSES, NONE, said, ""));
    }

    private void stops(Name name, String code, String said, String reason) {
        rules.add(new Rule(name, Answer.STOPS, code, said, reason));
    }

    private void unknown(Name name, String said, String reason) {
        rules.add(new Rule(name, Answer.UNKNOWN, Explanation.UNKNOWN, said, reason));
    }

    /** The job purges all that there is of its sites. */
    private Optional<TargetRow> wholeSite() {
        boolean ours = job.sites().stream()
                .anyMatch(site -> workshop.settings().site(site).site().covers(wanted.host()));
        if (ours) {
            passes(Name.HOST, say("whole-site", wanted.host()));
        } else {
            stops(Name.HOST, ReasonCode.FOREIGN_HOST.word(), say("foreign", wanted.host()), "");
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
            passes(Name.HOST, say("of-site", row.site()));
            passes(Name.PATTERN, patterns());
            return Optional.of(row);
        }
        RejectedRow row = ((Decision.Rejected) decision).row();
        String code = code(row);
        if (row.rejection() == Rejection.EXCLUDED) {
            passes(Name.NORMAL_FORM, wanted.value(job.rules().kind()).orElse(wanted.text()));
            passes(Name.HOST, say("ours", wanted.host()));
            stops(Name.PATTERN, code, say("excluded"), words.say(row.reason()));
        } else if (code.equals(ReasonCode.FOREIGN_HOST.word())) {
            passes(Name.NORMAL_FORM, wanted.value(job.rules().kind()).orElse(wanted.text()));
            stops(Name.HOST, code, say("foreign", wanted.host()), words.say(row.reason()));
        } else {
            stops(Name.NORMAL_FORM, code, say("no-target"), words.say(row.reason()));
        }
        return Optional.empty();
    }

    private ListedRow asked() {
        return new ListedRow(ASKED, wanted.text(), wanted.kindWord(), null, null, null, null, Map.of());
    }

    private String patterns() {
        if (job.rules().include().isEmpty()) {
            return say(job.rules().exclude().isEmpty() ? "no-patterns" : "not-excluded");
        }
        return say(job.rules().exclude().isEmpty() ? "included" : "included-not-excluded");
    }

    private static String code(RejectedRow row) {
        return ReasonCode.of(RowOutcome.of(row, Outcome.valueOf(row.rejection().name())))
                .word();
    }

    private void listed() {
        if (found == null) {
            unknown(Name.LISTED, notRead, "");
            unknown(Name.DUPLICATE, notRead, "");
            return;
        }
        RejectedRow rejected = found.rejected;
        TargetRow above = found.above;
        if (found.row != null || !found.waitsSince.isEmpty()) {
            passes(Name.LISTED, found.rows() == 0 ? say("waits-unlisted") : say("at", found.where()));
            duplicate();
        } else if (above != null) {
            passes(
                    Name.LISTED,
                    say(
                            "above",
                            above.target().kind().word(),
                            above.target().value(),
                            above.place().toString()));
        } else if (rejected != null) {
            stops(Name.LISTED, code(rejected), say("row-left-out", found.where()), words.say(rejected.reason()));
        } else if (!found.unread.isEmpty()) {
            unknown(Name.LISTED, say("unread"), found.unread.get(0));
        } else {
            stops(Name.LISTED, Explanation.NOT_LISTED, say("no-row"), "");
        }
    }

    private void duplicate() {
        SourceFindings its = found;
        if (its == null) {
            return;
        }
        if (!its.waitsSince.isEmpty()) {
            passes(Name.DUPLICATE, say("waits-since", its.waitsSince));
        } else if (its.rows() > 1) {
            passes(Name.DUPLICATE, say("rows", its.rows()));
        } else {
            passes(Name.DUPLICATE, say("one-row"));
        }
    }

    private void changed() {
        if (job.sources().stream().noneMatch(SourceSpec.Changed.class::isInstance)) {
            passes(Name.CHANGED, say("changed-or-not"));
            return;
        }
        SourceFindings its = found;
        if (its == null) {
            unknown(Name.CHANGED, notRead, "");
        } else if (its.row == null) {
            if (!its.waitsSince.isEmpty()) {
                passes(Name.CHANGED, say("was-changed"));
            }
        } else if (its.askedOfOrigin) {
            unknown(Name.CHANGED, say("ask-origin"), "");
        } else if (its.unchanged.isPresent()) {
            stops(
                    Name.CHANGED,
                    code(its.unchanged.get()),
                    say("unchanged"),
                    words.say(its.unchanged.get().reason()));
        } else {
            passes(Name.CHANGED, say("changed"));
        }
    }

    private void limits() {
        if (found == null) {
            unknown(Name.LIMITS, notRead, "");
        } else if (found.overLimit.isPresent()) {
            stops(Name.LIMITS, ReasonCode.OVER_LIMIT.word(), say("over-limit"), found.overLimit.get());
        } else {
            passes(Name.LIMITS, say("within-limits"));
        }
    }

    private void quota(TargetRow target) {
        if (found != null && found.directory.isPresent()) {
            passes(Name.QUOTA, say("directory", found.directory.get()));
            return;
        }
        Kind kind = target.target().kind();
        Optional<SharedQuota> quota =
                QuotaStandings.lastRead(workshop.ledger(), workshop.settings().quotaShares(), now).all().stream()
                        .filter(each -> each.kind() == kind && each.sites().contains(target.site()))
                        .findFirst();
        if (quota.isEmpty() || found == null) {
            unknown(Name.QUOTA, quota.isEmpty() ? say("no-quota") : notRead, "");
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
        String before = say(waits && ahead > 0 ? "ahead-at-most" : "ahead", ahead);
        String said = say(today ? "quota-today" : "quota-then", before, allowed);
        if (ahead < allowed) {
            passes(Name.QUOTA, said);
        } else {
            stops(Name.QUOTA, ReasonCode.QUOTA.word(), say("quota-full", said), "");
        }
    }

    private void pause() {
        Optional<Hold> hold =
                Holds.now(workshop.settings(), workshop.ledger().pauses()).over(Work.of(job), at.orElse(now));
        if (hold.isEmpty()) {
            passes(Name.PAUSE, say("not-paused"));
            return;
        }
        String held = say("paused", HoldWords.of(hold.get(), words));
        String said = job.schedule()
                .map(schedule -> say("missed", held, schedule.missed().toString()))
                .orElse(held);
        stops(Name.PAUSE, Explanation.PAUSED, said, "");
    }
}
