package io.edgesweep.schedule;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.FiringState;
import io.edgesweep.ledger.ScheduleState;
import io.edgesweep.ledger.Schedules;
import io.edgesweep.settings.ScheduleSpec;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One job's line in the timetable. Every decision is committed before it is acted on.
 *
 * <p>A firing is missed when the program was not running at its time, when the job was paused then, or when its own run was still
 * under way. One that only has to wait until other jobs' runs are over is not missed: it waits; those that come while it waits are.
 */
final class JobTimeline {

    private final Schedules schedules;
    private final Consumer<String> said;
    private ScheduleState kept;
    private CronFirings firings;

    /** The first firing of which nothing is decided; null if none is to come. */
    private @Nullable Instant next;

    /** What comes up to this moment is missed, and why. */
    private Instant busyUntil;

    private String reason = "the program was not running";
    private Instant toldUntil = Instant.MIN;
    private @Nullable Change change;

    /** Another schedule, which counts from the moment at which it was seen. */
    private record Change(ScheduleSpec schedule, Instant at) {}

    /** @param now when we began to wait for firings; those before are missed */
    JobTimeline(ScheduleState kept, Instant now, Schedules schedules, Consumer<String> said) {
        this.kept = kept;
        this.busyUntil = now;
        this.schedules = schedules;
        this.said = said;
        this.firings = CronFirings.of(kept.cron(), ZoneId.of(kept.zone()));
        this.next = firings.after(kept.decided()).orElse(null);
    }

    /** The line of a job that is seen for the first time: nothing was missed. */
    static JobTimeline first(
            String job, ScheduleSpec schedule, Instant now, Schedules schedules, Consumer<String> said) {
        ScheduleState kept = new ScheduleState(
                job, schedule.cron(), schedule.zone().getId(), schedule.missed(), now, FiringState.ENDED, null);
        if (!schedules.add(kept)) {
            kept = schedules.find(job).orElse(kept);
        }
        said.accept("job " + job + ": scheduled by " + words(kept));
        return new JobTimeline(kept, now, schedules, said);
    }

    /** Whether firings come by this schedule, or will. */
    boolean isBy(ScheduleSpec schedule) {
        return latest().equals(schedule);
    }

    private ScheduleSpec latest() {
        return change == null
                ? new ScheduleSpec(kept.cron(), ZoneId.of(kept.zone()), kept.missed())
                : change.schedule();
    }

    /** Takes over what the job file says now. */
    void takeOver(ScheduleSpec schedule, Instant now) {
        ScheduleSpec latest = latest();
        if (latest.equals(schedule)) {
            return;
        }
        said.accept("job " + kept.job() + ": schedule changed from " + words(latest) + " to " + words(schedule));
        boolean sameTimes =
                schedule.cron().equals(kept.cron()) && schedule.zone().getId().equals(kept.zone());
        if (sameTimes) {
            change = null;
            replace(new ScheduleState(
                    kept.job(), kept.cron(), kept.zone(), schedule.missed(), kept.decided(), kept.state(), kept.run()));
        } else {
            change = new Change(schedule, now);
            settleChange();
        }
    }

    /** Lets the other schedule count, as soon as nothing is due any more by the old one. */
    private void settleChange() {
        Change waiting = change;
        if (waiting == null || kept.state() != FiringState.ENDED || (next != null && !next.isAfter(waiting.at()))) {
            return;
        }
        ScheduleSpec schedule = waiting.schedule();
        Instant from = waiting.at().isAfter(kept.decided()) ? waiting.at() : kept.decided();
        change = null;
        firings = CronFirings.of(schedule);
        decided(new ScheduleState(
                kept.job(),
                schedule.cron(),
                schedule.zone().getId(),
                schedule.missed(),
                from,
                FiringState.ENDED,
                kept.run()));
    }

    String job() {
        return kept.job();
    }

    /** When there is something to do for this job: at the firing that comes next, or that was left unfinished. */
    Optional<Instant> due() {
        return kept.state() == FiringState.ENDED ? Optional.ofNullable(next) : Optional.of(kept.decided());
    }

    boolean isDueAt(Instant now) {
        return !due().orElse(Instant.MAX).isAfter(now);
    }

    /**
     * Takes over what another process that works with the ledger has decided.
     *
     * @param endOf when a run ended; empty when it has not
     * @param ours  whether nobody else can decide on it meanwhile
     */
    void decidedElsewhere(ScheduleState now, Function<String, Optional<Instant>> endOf, boolean ours) {
        if (now.equals(kept) && !(ours && kept.state() == FiringState.BEGUN)) {
            return;
        }
        kept = now;
        firings = CronFirings.of(kept.cron(), ZoneId.of(kept.zone()));
        next = firings.after(kept.decided()).orElse(null);
        Optional<Instant> end = Optional.ofNullable(kept.run()).flatMap(endOf);
        if (ours && kept.state() == FiringState.BEGUN && end.isPresent()) {
            foundEnded();
        }
        if (end.isPresent() && end.get().isAfter(busyUntil)) {
            busyUntil = end.get();
            reason = "its own run was still under way";
        }
    }

    /**
     * Takes the firing whose turn it is now, after deciding on those that were missed.
     *
     * @param holds what held up the job when it fired
     * @return empty when there is none left
     */
    Optional<TakenFiring> take(Instant now, FiringHolds holds) {
        if (kept.state() != FiringState.ENDED) {
            // Left by a process that died, or was asked to end: its run may have to be given up for another one.
            replace(kept.taken(kept.decided()));
            return Optional.of(new TakenFiring(kept.job(), kept.decided()));
        }
        missWhatWasHeldUp(now, holds);
        Instant until = change != null && change.at().isBefore(now) ? change.at() : now;
        Instant missedUntil = busyUntil.isBefore(until) ? busyUntil : until;
        if (isDue(missedUntil)) {
            Optional<Instant> madeUpFor = decideOnMissed(missedUntil);
            if (madeUpFor.isPresent()) {
                return madeUpFor.map(this::taken);
            }
        }
        return isDue(until) ? Optional.ofNullable(next).map(this::taken) : Optional.empty();
    }

    private void missWhatWasHeldUp(Instant now, FiringHolds holds) {
        Instant firing = next;
        if (firing == null || firing.isAfter(now) || !firing.isAfter(busyUntil)) {
            return;
        }
        holds.over(kept.job(), firing).ifPresent(hold -> {
            Instant end = hold.end().orElse(now);
            busyUntil = end.isBefore(now) ? end : now;
            reason = "it was " + hold.words();
        });
    }

    private boolean isDue(Instant now) {
        return next != null && !next.isAfter(now);
    }

    /** Decides on the firings that were missed until the moment. Gives the one that is to be run, if one is. */
    private Optional<Instant> decideOnMissed(Instant until) {
        Instant first = requireNonNull(next);
        MissedPolicy missed = MissedPolicy.of(
                change == null ? kept.missed() : change.schedule().missed());
        if (missed == MissedPolicy.ALL && !toldUntil.isBefore(until)) {
            return Optional.of(first);
        }
        MissedFirings firingsMissed = MissedFirings.between(first, until, firings);
        said.accept("job " + kept.job() + ": " + firingsMissed + ", " + missed.words() + " (" + reason + ")");
        toldUntil = until;
        if (missed == MissedPolicy.SKIP) {
            decided(kept.skippedUntil(firingsMissed.last()));
            settleChange();
            return Optional.empty();
        }
        return Optional.of(missed == MissedPolicy.ALL ? first : firingsMissed.last());
    }

    private TakenFiring taken(Instant firing) {
        decided(kept.taken(firing));
        return new TakenFiring(kept.job(), firing);
    }

    /** Its run has begun. */
    void begun(String run) {
        replace(kept.begun(run));
    }

    /** Its run is over. */
    void ended(Instant now) {
        replace(kept.ended());
        busyUntil = now;
        reason = "its own run was still under way";
        settleChange();
    }

    /** The run that a dead process left turned out to be over. */
    void foundEnded() {
        replace(kept.ended());
        settleChange();
    }

    /** The run of the latest firing, if it has begun and its end is not known. */
    Optional<String> openRun() {
        return kept.state() == FiringState.BEGUN ? Optional.ofNullable(kept.run()) : Optional.empty();
    }

    /** By what the job is scheduled, in words. */
    String words() {
        return words(kept);
    }

    private void decided(ScheduleState now) {
        replace(now);
        next = firings.after(now.decided()).orElse(null);
    }

    private void replace(ScheduleState now) {
        if (!schedules.replace(kept, now)) {
            throw new IllegalStateException("the schedule of job " + kept.job() + " was decided on by another process");
        }
        kept = now;
    }

    /** By what a job is scheduled, in words. */
    static String words(ScheduleState kept) {
        return kept.cron() + " in " + kept.zone() + ", missed: " + kept.missed();
    }

    private static String words(ScheduleSpec schedule) {
        return schedule.cron() + " in " + schedule.zone() + ", missed: " + schedule.missed();
    }
}
