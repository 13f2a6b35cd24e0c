package io.edgesweep.reconciliation;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.Batch;
import io.edgesweep.ledger.FirstLooks;
import io.edgesweep.ledger.OpenBatches;
import io.edgesweep.ledger.SubmittedBatch;
import io.edgesweep.provider.ProviderException;
import io.edgesweep.provider.Providers;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.task.TaskRow;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Follows what the provider took to its end: asks for the tasks of the batches, many at once where that takes fewer calls,
 * until every target has an outcome, or the run's time is up. What a page says of a task is believed of that task alone, and
 * what it does not list is open.
 */
public final class Reconciler {

    /** Later than any look that was put off. */
    private static final Duration A_YEAR = Duration.ofDays(365);

    /** So many batches are chosen from at once. */
    private static final int CHOSEN_FROM = 1000;

    /** A window is read page by page, and may have to be narrowed. */
    private static final int CALLS_OF_A_WINDOW = 4 * TaskRowReader.DEEPEST;

    /** So long until it is looked again what has come of what others are asking for. */
    private static final Duration UNTIL_ANSWERED = Duration.ofMillis(100);

    private final String run;
    private final OpenBatches open;
    private final TaskRowReader tasks;
    private final TaskSearch search;
    private final Instant deadline;
    private final LookBounds bounds;
    private final Duration lease;
    private final InstantSource clock;
    private final BatchSettlement settlement;
    private final UnknownTasks oddities;
    private final TaskDurations durations;
    private final Map<SiteAndKind, TaskGroup> groups = new ConcurrentHashMap<>();
    private Instant choiceAgain = Instant.MIN;

    /**
     * A reconciler for one run.
     *
     * @param looks    when tasks were last found worth a first look
     * @param deadline when the run must come to its end
     * @param bounds   within which it is decided when tasks are asked for
     * @param lease    longer than it takes to ask for one task
     * @param warm     which of the rows that are confirmed are to be prefetched
     * @param note     takes what people should know besides, for the run's report
     */
    public Reconciler(
            String run,
            OpenBatches open,
            FirstLooks looks,
            Providers providers,
            Instant deadline,
            LookBounds bounds,
            Duration lease,
            InstantSource clock,
            Predicate<TargetRow> warm,
            Consumer<Reason> note) {
        this.run = run;
        this.open = open;
        this.tasks = new TaskRowReader(providers);
        this.search = new TaskSearch(providers, open);
        this.deadline = deadline;
        this.bounds = bounds;
        this.lease = lease;
        this.clock = clock;
        this.settlement = new BatchSettlement(run, open, warm, clock);
        this.oddities = new UnknownTasks(note);
        this.durations = new TaskDurations(looks, bounds, clock.instant());
    }

    /** How long after it was accepted a task of the site and kind is to be asked for first. */
    public Duration firstLook(String site, Kind kind) {
        return durations.firstLook(site, kind);
    }

    /**
     * What is to be asked for next. At the deadline it is time for all batches, and so it is after the clock was set back:
     * otherwise we would wait until it has caught up. One lane at a time, so that they do not take one each of what is to be
     * asked for together.
     */
    public synchronized Optional<TaskLook> next() {
        Instant now = clock.instant();
        boolean isLast = isLast(now);
        choiceAgain = now.plus(UNTIL_ANSWERED);
        if (isLast || wasSetBack(now)) {
            return next(open.submitted(run, now.plus(A_YEAR), now, CHOSEN_FROM), Instant.MAX, now);
        }
        return next(open.submitted(run, now.plus(bounds.gathering()), now, CHOSEN_FROM), now, now);
    }

    private Optional<TaskLook> next(List<Batch> batches, Instant due, Instant now) {
        Map<SiteAndKind, List<Batch>> byGroup = batches.stream()
                .collect(Collectors.groupingBy(SiteAndKind::of, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<SiteAndKind, List<Batch>> each : byGroup.entrySet()) {
            Optional<TaskLook> look = next(group(each.getKey()), each.getKey().site(), each.getValue(), due, now);
            if (look.isPresent()) {
                return look;
            }
        }
        return Optional.empty();
    }

    private Optional<TaskLook> next(TaskGroup group, String site, List<Batch> soon, Instant due, Instant now) {
        List<Batch> isDue = soon.stream()
                .filter(batch -> !requireNonNull(batch.notBefore()).isAfter(due))
                .toList();
        if (isDue.isEmpty()) {
            return Optional.empty();
        }
        boolean moreSoon = isDue.size() < soon.size();
        return group.choose(new TaskGroup.Turn(isDue, moreSoon, isLast(now), tasks.pageRows(site), now))
                .flatMap(choice -> take(group, choice, soon, now));
    }

    private Optional<TaskLook> take(TaskGroup group, TaskGroup.Choice choice, List<Batch> soon, Instant now) {
        Duration until = choice.window().isPresent() ? lease.multipliedBy(CALLS_OF_A_WINDOW) : lease;
        List<SubmittedBatch> taken = open.take(choice.batches(), now, now.plus(until));
        if (taken.isEmpty()) {
            group.over(choice.window());
            return Optional.empty();
        }
        List<Batch> besides =
                soon.stream().filter(batch -> !choice.batches().contains(batch)).toList();
        return Optional.of(choice.window()
                .map(window -> TaskLook.together(taken, window, besides))
                .orElseGet(() -> TaskLook.alone(taken.get(0))));
    }

    private TaskGroup group(SiteAndKind of) {
        return groups.computeIfAbsent(of, key -> new TaskGroup(bounds));
    }

    private TaskGroup group(TaskLook look) {
        return group(new SiteAndKind(look.site(), look.kind()));
    }

    private boolean isLast(Instant now) {
        return !now.isBefore(deadline);
    }

    private boolean wasSetBack(Instant now) {
        return open.nextSubmitted(run, now)
                .filter(look -> look.isAfter(now.plus(bounds.longestWait())))
                .isPresent();
    }

    /**
     * When it is time for the next one; empty when there is none left, and then it is kept for the next run how long the tasks
     * have taken.
     */
    public synchronized Optional<Instant> nextLook() {
        Instant now = clock.instant();
        Optional<Instant> look = open.nextSubmitted(run, now);
        if (look.isEmpty()) {
            durations.keep();
        }
        return look.map(its -> its.isBefore(deadline) ? its : deadline)
                .map(its -> its.isAfter(now) || choiceAgain.isBefore(now) ? its : choiceAgain);
    }

    /**
     * Asks, and settles each batch whose task has come to its end.
     *
     * @throws ProviderException when the provider does not tell; the batches stay taken, and are to be {@link #lookLater looked
     *                           at later} or {@link #giveUp given up}
     */
    public void reconcile(TaskLook look) throws ProviderException, InterruptedException {
        try {
            if (look.window().isPresent()) {
                reconcileTogether(look, look.window().get());
            } else {
                reconcileAlone(look.batches().get(0), group(look));
            }
        } finally {
            group(look).over(look.window());
        }
    }

    private void reconcileAlone(SubmittedBatch submitted, TaskGroup group)
            throws ProviderException, InterruptedException {
        List<TaskRow> rows = tasks.ofTask(submitted);
        group.listed(submitted.batch(), rows);
        TaskRowReader.Listed listed = listed(submitted, rows);
        if (listed.verdicts().isEmpty() && isLast(clock.instant()) && isAnotherTask(submitted)) {
            return;
        }
        if (!settles(submitted, listed)) {
            open.lookAgain(stillOpen(submitted, listed).stream().toList());
        }
    }

    /** When to look again at what has not come to its end; at the last look it is left open instead. */
    private Optional<OpenBatches.NextLook> stillOpen(SubmittedBatch submitted, TaskRowReader.Listed listed) {
        if (isLast(clock.instant())) {
            leaveOpen(submitted, listed.verdicts(), Reason.of("in-progress.time-up", listed.progress(submitted)));
            return Optional.empty();
        }
        return Optional.of(new OpenBatches.NextLook(
                submitted, listed.progress(submitted), clock.instant().plus(bounds.every())));
    }

    private void leaveOpen(SubmittedBatch submitted, Map<Integer, TargetVerdict> verdicts, Reason evidence) {
        group(SiteAndKind.of(submitted.batch())).done(submitted.batch());
        settlement.leaveOpen(submitted, verdicts, evidence);
    }

    private void reconcileTogether(TaskLook look, CreationWindow window)
            throws ProviderException, InterruptedException {
        TaskGroup group = group(look);
        Optional<TaskRowReader.InWindow> read = tasks.inWindow(look.site(), look.kind(), window);
        if (read.isEmpty()) {
            group.cannotRead(clock.instant());
            open.lookAgain(look.batches().stream().map(this::now).toList());
            return;
        }
        group.read(window, read.get().rows().size());
        Map<String, List<TaskRow>> byTask = read.get().rows().stream().collect(Collectors.groupingBy(TaskRow::taskId));
        List<OpenBatches.NextLook> again = new ArrayList<>();
        List<SubmittedBatch> missing = new ArrayList<>();
        for (SubmittedBatch each : look.batches()) {
            TaskRowReader.Listed listed = listed(each, group, byTask);
            boolean isWhole =
                    listed.isWhole(each) && (listed.isEven() || read.get().atOnce());
            if (!isWhole) {
                missing.add(each);
            } else if (!settles(each, listed)) {
                stillOpen(each, listed).ifPresent(again::add);
            }
        }
        again.addAll(missing(look, missing, group));
        again.addAll(besides(look, read.get().atOnce(), group, byTask));
        open.lookAgain(again);
    }

    /** What is not found where it should be may be somewhere else; where most is not found, it may not be listed yet. */
    private List<OpenBatches.NextLook> missing(TaskLook look, List<SubmittedBatch> missing, TaskGroup group) {
        int held = look.batches().size();
        if (missing.size() * 4 > held * 3) {
            group.loseTrack();
        }
        if (isLast(clock.instant()) || missing.size() <= Math.max(1, held / 4)) {
            missing.forEach(each -> group.askAlone(each.batch()));
            return missing.stream().map(this::now).toList();
        }
        return missing.stream()
                .map(each -> new OpenBatches.NextLook(
                        each,
                        Reason.of("in-progress.not-listed"),
                        clock.instant().plus(bounds.every())))
                .toList();
    }

    /** What was found though its turn had not come is settled as well, or left as it was. */
    private List<OpenBatches.NextLook> besides(
            TaskLook look, boolean atOnce, TaskGroup group, Map<String, List<TaskRow>> byTask) {
        List<Batch> found = look.besides().stream()
                .filter(batch -> byTask.containsKey(batch.calls().taskId()))
                .toList();
        Instant now = clock.instant();
        List<OpenBatches.NextLook> again = new ArrayList<>();
        for (SubmittedBatch each : open.take(found, now, now.plus(lease))) {
            TaskRowReader.Listed listed = listed(each, group, byTask);
            if (!(listed.isEven() || atOnce) || !settles(each, listed)) {
                again.add(new OpenBatches.NextLook(
                        each, each.batch().reason(), requireNonNull(each.batch().notBefore())));
            }
        }
        return again;
    }

    private TaskRowReader.Listed listed(SubmittedBatch submitted, TaskGroup group, Map<String, List<TaskRow>> byTask) {
        List<TaskRow> rows = byTask.getOrDefault(submitted.batch().calls().taskId(), List.of());
        group.listed(submitted.batch(), rows);
        return listed(submitted, rows);
    }

    private TaskRowReader.Listed listed(SubmittedBatch submitted, List<TaskRow> rows) {
        TaskRowReader.Listed listed = TaskRowReader.of(submitted, rows);
        oddities.in(submitted.batch(), listed);
        return listed;
    }

    private OpenBatches.NextLook now(SubmittedBatch submitted) {
        return new OpenBatches.NextLook(submitted, submitted.batch().reason(), clock.instant());
    }

    /** Settles the batch if every target of it has come to its end. */
    private boolean settles(SubmittedBatch submitted, TaskRowReader.Listed listed) {
        if (!listed.isOver(submitted)) {
            return false;
        }
        settlement.settle(submitted, listed.verdicts());
        group(SiteAndKind.of(submitted.batch())).done(submitted.batch());
        durations.over(
                submitted.batch(), TargetVerdict.endOf(listed.verdicts().values()), listed.created(), clock.instant());
        return true;
    }

    /** Nothing of the batch is listed under its task at the last look: the id that the provider named may be wrong. */
    private boolean isAnotherTask(SubmittedBatch submitted) throws ProviderException, InterruptedException {
        Optional<String> other = search.other(submitted);
        if (other.isEmpty() || !open.correctTask(submitted, other.get(), clock.instant())) {
            return false;
        }
        oddities.otherTask(submitted.batch(), other.get());
        return true;
    }

    /** Asks again when it is time for it, because the provider did not tell. */
    public void lookLater(TaskLook look, Reason why) {
        Instant when = clock.instant().plus(bounds.every());
        open.lookAgain(look.batches().stream()
                .map(each -> new OpenBatches.NextLook(each, why, when))
                .toList());
        group(look).over(look.window());
    }

    /** Leaves batches open without asking for them. */
    public void giveUp(TaskLook look, Reason why) {
        look.batches().forEach(each -> leaveOpen(each, Map.of(), why));
        group(look).over(look.window());
    }
}
