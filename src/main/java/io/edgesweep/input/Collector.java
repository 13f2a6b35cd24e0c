package io.edgesweep.input;

import io.edgesweep.ledger.SourceCount;
import io.edgesweep.order.Progress;
import io.edgesweep.source.ReadResult.Row;
import io.edgesweep.source.intake.Decision;
import io.edgesweep.source.intake.Intake;
import io.edgesweep.spill.BackgroundWorker;
import io.edgesweep.spill.Spill;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Numbers the rows of a run, has each decided on, and counts them. That is done behind the back of whoever reads them, so
 * what came of it may be asked for after {@link #await} only. For use by one thread.
 */
public final class Collector implements Closeable {

    /** Rejected rows are written down by so many at once. */
    private static final int PAGE = 1000;

    private final Intake intake;
    private final Spill spill;
    private final Consumer<List<RejectedRow>> rejections;
    private final ChangeDetection changes;
    private final Progress progress;
    private final BackgroundWorker behind = new BackgroundWorker("decide");
    private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
    private final Map<String, long[]> sources = new LinkedHashMap<>();
    private final NoteTally notes = new NoteTally();
    private List<RejectedRow> page = new ArrayList<>();
    private long rows;

    /**
     * @param rejections takes rejected rows, page by page, in order
     * @param changes    is told of every row
     * @param progress   is told how many rows were decided on
     */
    public Collector(
            Intake intake,
            Spill spill,
            Consumer<List<RejectedRow>> rejections,
            ChangeDetection changes,
            Progress progress) {
        this.intake = intake;
        this.spill = spill;
        this.rejections = rejections;
        this.changes = changes;
        this.progress = progress;
    }

    /**
     * Takes the next rows. What goes wrong with them is thrown at a later call, or by {@link #await}.
     *
     * @param page is not changed any more
     */
    public void take(List<Row> page) throws IOException {
        behind.hand(() -> decideAll(page));
    }

    /** Waits until every row that was taken is decided on and put aside. */
    public void await() throws IOException {
        behind.await();
    }

    private void decideAll(List<Row> page) throws IOException {
        for (Row row : page) {
            decide(row);
        }
        progress.at("collect", rows, -1);
    }

    /** Decides on the next row, and on the variants that the job wants of it, which count as rows too. */
    private void decide(Row row) throws IOException {
        changes.turns().numbered(rows);
        List<Decision> decisions = intake.decideAll(rows, row);
        rows += decisions.size();
        for (Decision decision : decisions) {
            keep(decision);
        }
    }

    private void keep(Decision decision) throws IOException {
        if (decision instanceof Decision.Wanted wanted) {
            counts(wanted.row().place().source())[0]++;
            changes.saw(wanted.row());
            notes.saw(wanted.row());
            spill.add(wanted.row());
        } else {
            RejectedRow row = ((Decision.Rejected) decision).row();
            long[] counts = counts(row.place().source());
            counts[0]++;
            counts[1]++;
            changes.saw(row);
            reject(row);
        }
    }

    /** Takes in a URL that is not listed any more, as a row of the run at the place where it last stood. */
    public void removed(TargetRow gone) throws IOException {
        TargetRow row = gone.gone(rows++);
        counts(row.place().source())[0]++;
        spill.add(row);
    }

    /** Keeps a row that turned out to be one that is not sent. */
    public void reject(RejectedRow row) {
        rejected.merge(row.rejection(), 1L, Long::sum);
        page.add(row);
        if (page.size() == PAGE) {
            flush();
        }
    }

    /** Hands on the last, incomplete page. */
    public void flush() {
        if (!page.isEmpty()) {
            rejections.accept(page);
            page = new ArrayList<>();
        }
    }

    private long[] counts(String source) {
        return sources.computeIfAbsent(source, name -> new long[2]);
    }

    /** Rows that were taken, and are not decided on yet, never are. */
    @Override
    public void close() {
        behind.close();
    }

    /** How many rows there were. */
    public long rows() {
        return rows;
    }

    /** How many of them were rejected, by class. */
    public Map<Rejection, Long> rejected() {
        return rejected;
    }

    /** What is to be told of rows that count all the same, a sentence each. */
    public List<Reason> notes() {
        return notes.reasons();
    }

    /** Whether no row names a target, comments apart. */
    boolean isAllInvalid() {
        return rejected.getOrDefault(Rejection.INVALID, 0L) + rejected.getOrDefault(Rejection.COMMENT, 0L) == rows;
    }

    /** What each source brought. */
    public List<SourceCount> sources() {
        return sources.entrySet().stream()
                .map(each -> new SourceCount(each.getKey(), each.getValue()[0], each.getValue()[1]))
                .toList();
    }
}
