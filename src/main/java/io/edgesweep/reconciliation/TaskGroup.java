package io.edgesweep.reconciliation;

import static java.util.Objects.requireNonNull;

import io.edgesweep.ledger.Batch;
import io.edgesweep.task.TaskRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the submitted batches of one site and kind are asked for: one by one, by the id of the task, or many at once, by the
 * seconds in which their tasks were created, whichever takes fewer pages. To know these seconds takes a task that tells when
 * it was created, so the first batch is asked for alone.
 */
final class TaskGroup {

    /** A batch waits for others until each page settles so many. */
    private static final int WORTH_A_PAGE = 5;

    /** Between the seconds of two batches there may lie so many that are none of theirs. */
    private static final Duration APART = Duration.ofSeconds(2);

    /** Of more tasks than these it is not known in which second they were created. */
    private static final int MOST_KNOWN = 50_000;

    private final LookBounds bounds;
    private final ClockOffset offset = new ClockOffset();
    private final Map<Long, Instant> created = new HashMap<>();
    private final Set<Long> alone = new HashSet<>();
    private final List<CreationWindow> asked = new ArrayList<>();
    private @Nullable CreationWindow read;
    private double rowsASecond;
    private boolean tellsNoSeconds;
    private boolean isProbing;
    private Instant nextProbe = Instant.MIN;
    private Instant aloneUntil = Instant.MIN;

    TaskGroup(LookBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * What is to be asked for.
     *
     * @param window empty for the task of the one batch
     */
    record Choice(List<Batch> batches, Optional<CreationWindow> window) {

        private static Choice alone(Batch batch) {
            return new Choice(List.of(batch), Optional.empty());
        }
    }

    private record Placed(Batch batch, CreationWindow seconds) {}

    /**
     * What there is to choose from.
     *
     * @param due      the batches whose turn has come, one at least, the oldest first
     * @param moreSoon whether others can be waited for
     * @param isLast   whether nothing can be waited for any more
     * @param pageRows how many rows a page brings
     */
    record Turn(List<Batch> due, boolean moreSoon, boolean isLast, int pageRows, Instant now) {}

    /** Chooses what is asked for now; empty when it is better to wait for others, or for what is being asked. */
    synchronized Optional<Choice> choose(Turn turn) {
        Optional<Batch> one = turn.due().stream()
                .filter(batch -> isAskedAlone(batch, turn.now()))
                .findFirst();
        if (one.isPresent()) {
            alone.remove(one.get().id());
            return one.map(Choice::alone);
        }
        if (!offset.isKnown()) {
            return probe(turn);
        }
        List<Placed> placed = turn.due().stream()
                .map(batch -> new Placed(batch, seconds(batch)))
                .filter(each -> asked.stream().noneMatch(each.seconds()::overlaps))
                .sorted(Comparator.comparing(each -> each.seconds().from()))
                .toList();
        int begin = 0;
        while (begin < placed.size()) {
            Neighbours neighbours = Neighbours.from(placed, begin, rowsASecond, turn.pageRows());
            begin += neighbours.batches().size();
            Optional<Choice> choice = choose(neighbours, turn);
            if (choice.isPresent()) {
                choice.get().window().ifPresent(asked::add);
                return choice;
            }
        }
        return Optional.empty();
    }

    /** One batch at a time, and not one after the other as long as nothing is listed. */
    private Optional<Choice> probe(Turn turn) {
        Duration wait = Duration.between(turn.now(), nextProbe);
        boolean waits = !wait.isNegative() && !wait.isZero() && wait.compareTo(bounds.gathering()) <= 0;
        if (isProbing || (waits && !turn.isLast())) {
            return Optional.empty();
        }
        isProbing = true;
        nextProbe = turn.now().plus(bounds.gathering());
        return Optional.of(Choice.alone(turn.due().get(0)));
    }

    private boolean isAskedAlone(Batch batch, Instant now) {
        return tellsNoSeconds
                || aloneUntil.isAfter(now)
                || alone.contains(batch.id())
                || !(created.containsKey(batch.id()) || ClockOffset.canPlace(batch));
    }

    /** What was read without finding the batch is not read again for it. */
    private CreationWindow seconds(Batch batch) {
        Instant second = created.get(batch.id());
        if (second != null) {
            return new CreationWindow(second, second);
        }
        CreationWindow seconds = offset.of(batch);
        return read == null ? seconds : seconds.after(read);
    }

    private Optional<Choice> choose(Neighbours neighbours, Turn turn) {
        boolean isClosed = !neighbours.window().to().isAfter(offset.lastOver(turn.now()));
        int batches = neighbours.batches().size();
        if (isClosed && batches >= WORTH_A_PAGE * neighbours.pages()) {
            return Optional.of(neighbours.together());
        }
        Instant firstTurn = neighbours.batches().stream()
                .map(batch -> requireNonNull(batch.notBefore()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (turn.moreSoon() && firstTurn.plus(bounds.gathering()).isAfter(turn.now())) {
            return Optional.empty();
        }
        return Optional.of(
                isClosed && neighbours.pages() < neighbours.pagesAlone()
                        ? neighbours.together()
                        : Choice.alone(neighbours.batches().get(0)));
    }

    /** Batches whose tasks were created in seconds near to each other. */
    private record Neighbours(List<Batch> batches, CreationWindow window, long pages, long pagesAlone) {

        /** As many of the placed ones, from one on, as are near enough to each other and not too deep to be read at once. */
        static Neighbours from(List<Placed> placed, int begin, double rowsASecond, int pageRows) {
            List<Batch> batches = new ArrayList<>();
            CreationWindow window = placed.get(begin).seconds();
            long rows = 0;
            long alone = 0;
            for (Placed each : placed.subList(begin, placed.size())) {
                CreationWindow wider = window.with(each.seconds());
                boolean isNear = !each.seconds().from().isAfter(window.to().plus(APART));
                long pages = pages(rows + each.batch().size(), wider, rowsASecond, pageRows);
                if (!batches.isEmpty() && !(isNear && pages < TaskRowReader.DEEPEST)) {
                    break;
                }
                batches.add(each.batch());
                window = wider;
                rows += each.batch().size();
                alone += pages(each.batch().size(), window, 0, pageRows);
            }
            return new Neighbours(batches, window, pages(rows, window, rowsASecond, pageRows), alone);
        }

        private static long pages(long ours, CreationWindow window, double rowsASecond, int pageRows) {
            long rows = Math.max(ours, Math.round(rowsASecond * window.seconds()));
            return Math.max(1, (rows + pageRows - 1) / pageRows);
        }

        Choice together() {
            return new Choice(batches, Optional.of(window));
        }
    }

    /** The rows of a batch's task were read. */
    synchronized void listed(Batch batch, List<TaskRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Instant moment = rows.get(0).created();
        tellsNoSeconds = moment == null;
        if (moment != null) {
            Instant second = ClockOffset.second(moment);
            offset.saw(batch, second);
            if (created.size() < MOST_KNOWN) {
                created.put(batch.id(), second);
            }
        }
    }

    /** A batch is settled, or left. */
    synchronized void done(Batch batch) {
        created.remove(batch.id());
    }

    /** A window was read. */
    synchronized void read(CreationWindow window, int rows) {
        rowsASecond = (double) rows / window.seconds();
        if (read == null || read.to().isBefore(window.to())) {
            read = window;
        }
    }

    /** A window cannot be read whole: for a while, batches are asked for one by one. */
    synchronized void cannotRead(Instant now) {
        aloneUntil = now.plus(bounds.every());
    }

    /** A batch was not found where it was looked for: its task is asked for next. */
    synchronized void askAlone(Batch batch) {
        alone.add(batch.id());
    }

    /** Hardly anything was found where it was looked for. */
    synchronized void loseTrack() {
        offset.forget();
        read = null;
    }

    /** What was chosen is asked for, whatever came of it. */
    synchronized void over(Optional<CreationWindow> window) {
        if (window.isPresent()) {
            asked.remove(window.get());
        } else {
            isProbing = false;
        }
    }
}
