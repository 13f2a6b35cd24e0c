package io.edgesweep.schedule;

import io.edgesweep.ledger.FiringState;
import io.edgesweep.ledger.Nodes;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.ledger.Runs;
import io.edgesweep.ledger.ScheduleState;
import io.edgesweep.ledger.Schedules;
import io.edgesweep.order.Ownership;
import io.edgesweep.settings.ScheduleSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Decides which job runs when, and remembers it: no firing is lost or taken twice, whenever the process dies. A job has one turn
 * at a time, so that it does not overlap with itself.
 */
public final class Timetable {

    private final Schedules schedules;
    private final Runs runs;
    private final Nodes nodes;
    private final FiringHolds holds;
    private final InstantSource clock;
    private final Consumer<String> said;
    private final Instant start;
    private final Map<String, JobTimeline> lines = new TreeMap<>();

    /** What is remembered of jobs whose file has not been read yet. */
    private final Map<String, ScheduleState> remembered = new HashMap<>();

    /** The schedules that count once the run of their job on another node has ended. */
    private final Map<String, ScheduleSpec> changes = new HashMap<>();

    /** The jobs that have a turn. */
    private final Set<String> underWay = new HashSet<>();

    /**
     * The timetable as the ledger remembers it, with no job in it yet.
     *
     * @param nodes the processes that work with the ledger: no firing was missed while one of them was running
     * @param holds what held up jobs when they fired: such a firing was missed
     * @param said  takes a line about each thing that people should know
     */
    public Timetable(
            Schedules schedules,
            Runs runs,
            Nodes nodes,
            FiringHolds holds,
            InstantSource clock,
            Consumer<String> said) {
        this.schedules = schedules;
        this.holds = holds;
        this.runs = runs;
        this.clock = clock;
        this.said = said;
        this.nodes = nodes;
        this.start = nodes.working().stream()
                .map(Nodes.WorkingNode::since)
                .min(Comparator.naturalOrder())
                .filter(since -> since.isBefore(now()))
                .orElseGet(this::now);
        schedules.all().forEach(kept -> remembered.put(kept.job(), kept));
    }

    /**
     * Takes over what the job files say now.
     *
     * @param scheduled the schedules of the jobs that have one
     * @param unclear   the jobs whose file cannot be read now: they keep what they have
     */
    public synchronized void takeOver(Map<String, ScheduleSpec> scheduled, Set<String> unclear) {
        Set<String> gone = new TreeSet<>(lines.keySet());
        gone.addAll(remembered.keySet());
        gone.removeAll(scheduled.keySet());
        gone.removeAll(unclear);
        gone.forEach(this::remove);
        Instant now = now();
        scheduled.forEach((job, schedule) -> takeOver(job, schedule, now));
    }

    private void takeOver(String job, ScheduleSpec schedule, Instant now) {
        ScheduleState kept = remembered.remove(job);
        if (kept == null && nodes.isShared() && !lines.containsKey(job)) {
            kept = schedules.find(job).orElse(null);
        }
        if (kept != null) {
            lines.put(job, restored(kept));
        }
        JobTimeline line = lines.get(job);
        if (line == null) {
            lines.put(job, JobTimeline.first(job, schedule, now, schedules, said));
        } else if (!line.isBy(schedule)) {
            change(line, schedule, now);
        }
    }

    private void change(JobTimeline line, ScheduleSpec schedule, Instant now) {
        Set<String> job = Set.of(Nodes.job(line.job()));
        if (nodes.take(job).isPresent()) {
            // Whoever executes the job on another node has its schedule.
            changes.put(line.job(), schedule);
            return;
        }
        changes.remove(line.job());
        try {
            lookElsewhere(line);
            line.takeOver(schedule, now);
        } finally {
            nodes.giveBack(job);
        }
    }

    /** Looks what other processes that work with the ledger have decided since. */
    public synchronized void lookElsewhere() {
        Map.copyOf(changes).forEach((job, schedule) -> {
            JobTimeline line = lines.get(job);
            if (line != null) {
                change(line, schedule, now());
            }
        });
        Map<String, ScheduleState> kept = new HashMap<>();
        schedules.all().forEach(each -> kept.put(each.job(), each));
        lines.forEach((job, line) -> {
            if (!underWay.contains(job) && kept.containsKey(job)) {
                line.decidedElsewhere(kept.get(job), this::endOf, false);
            }
        });
    }

    private void lookElsewhere(JobTimeline line) {
        if (nodes.isShared() && !underWay.contains(line.job())) {
            schedules.find(line.job()).ifPresent(kept -> line.decidedElsewhere(kept, this::endOf, true));
        }
    }

    /** When a run ended; empty when it has not. One that is not known any more ended long ago. */
    private Optional<Instant> endOf(String id) {
        Optional<Run> run = runs.find(id);
        return run.isEmpty()
                ? Optional.of(Instant.EPOCH)
                : Optional.ofNullable(run.get().finished());
    }

    private JobTimeline restored(ScheduleState kept) {
        JobTimeline line = new JobTimeline(kept, start, schedules, said);
        Set<String> job = Set.of(Nodes.job(kept.job()));
        if (nodes.take(job).isEmpty()) {
            try {
                lookElsewhere(line);
                line.openRun().filter(this::isOver).ifPresentOrElse(run -> line.foundEnded(), () -> sayLeft(kept));
            } finally {
                nodes.giveBack(job);
            }
        }
        return line;
    }

    private boolean isOver(String id) {
        Optional<Run> run = runs.find(id);
        return run.isEmpty() || run.get().state() == RunState.FINISHED;
    }

    private void sayLeft(ScheduleState kept) {
        if (kept.state() != FiringState.ENDED) {
            said.accept("job " + kept.job() + ": firing of " + kept.decided() + " was left "
                    + (kept.run() == null ? "before its run began" : "in its run " + kept.run())
                    + ", it is resumed");
        }
    }

    private void remove(String job) {
        if (underWay.contains(job)) {
            // Once its run is over.
            return;
        }
        JobTimeline line = lines.remove(job);
        ScheduleState kept = remembered.remove(job);
        String words = line != null ? line.words() : kept != null ? JobTimeline.words(kept) : "";
        said.accept("job " + job + ": not scheduled any more, was by " + words);
        if (nodes.working().stream().allMatch(Nodes.WorkingNode::us)) {
            // Another process may have its file.
            schedules.forget(job);
        }
    }

    /**
     * Takes the firing whose turn it is, the earliest of all jobs that may begin now.
     *
     * @param mayBegin  whether a run of the job may begin, as far as others are concerned that are under way
     * @param ownership takes what the job needs for itself over all processes that work with the ledger
     * @return empty when none is due, or those that are have to wait
     */
    public synchronized Optional<TakenFiring> take(Predicate<String> mayBegin, Ownership<String> ownership) {
        Instant now = now();
        Set<String> elsewhere = new HashSet<>();
        Predicate<String> mayBeginHere = job -> !elsewhere.contains(job) && mayBegin.test(job);
        Optional<JobTimeline> line = earliest(now, mayBeginHere);
        while (line.isPresent()) {
            String job = line.get().job();
            if (ownership.take(job)) {
                lookElsewhere(line.get());
                Optional<TakenFiring> turn =
                        line.get().isDueAt(now) ? line.get().take(now, holds) : Optional.empty();
                if (turn.isPresent()) {
                    underWay.add(job);
                    return turn;
                }
                ownership.giveBack(job);
            } else {
                elsewhere.add(job);
            }
            line = earliest(now, mayBeginHere);
        }
        return Optional.empty();
    }

    private Optional<JobTimeline> earliest(Instant now, Predicate<String> mayBegin) {
        return lines.values().stream()
                .filter(line -> line.isDueAt(now))
                .filter(line -> !underWay.contains(line.job()) && mayBegin.test(line.job()))
                .min(Comparator.comparing(line -> line.due().orElse(Instant.MAX)));
    }

    /** The run of the turn has begun. */
    public synchronized void begun(TakenFiring turn, String run) {
        line(turn).begun(run);
    }

    /** Nothing of the turn is left to do: its run is over, or it could not begin. */
    public synchronized void ended(TakenFiring turn) {
        underWay.remove(turn.job());
        line(turn).ended(now());
    }

    private JobTimeline line(TakenFiring turn) {
        JobTimeline line = lines.get(turn.job());
        if (line == null) {
            throw new IllegalStateException("no job " + turn.job());
        }
        return line;
    }

    /** When there is something to do for each job; no time for one that is at it, or never fires again. */
    public synchronized Map<String, Instant> due() {
        Map<String, Instant> due = new TreeMap<>();
        lines.forEach((job, line) -> {
            if (!underWay.contains(job)) {
                line.due().ifPresent(at -> due.put(job, at));
            }
        });
        return due;
    }

    /** As the ledger keeps it, so that what was written is what is read. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
