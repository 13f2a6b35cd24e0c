package io.edgesweep.spill;

import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.Place;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.Rejection;
import io.edgesweep.targets.RowCodec;
import io.edgesweep.targets.Seen;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.Reason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The targets of one run between input and ledger. They are written to disk as they come; their fingerprints are sorted,
 * so that every target is found that has come before, in this run or in what still waits from earlier ones; then they are
 * read back in the order of the input. The first row for a target stands for all of them. Memory does not grow with their number.
 *
 * <p>Nothing in here outlives the run: a spill that was interrupted is thrown away and made again.
 */
public final class Spill implements Closeable {

    /** Tuples held in memory while sorting; 64 bytes each. */
    static final int SORT_CHUNK = 500_000;

    /** Longs of an answer: the ordinal, the time, two digests and the gap. */
    private static final int ANSWER = 5;

    private static final long REPEATED = 1;
    private static final long DISREGARDED = 2;
    private static final long FAILED = 4;

    private static final int PAGE = 1000;
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Path file;
    private final DataOutputStream out;
    private final TupleSorter byFingerprint;
    private final TupleSorter duplicates;
    private final TupleSorter known;
    private final TupleSorter seen;
    private final TupleSorter answers;
    private final TupleSorter joined;
    private final BackgroundWorker behind = new BackgroundWorker("spill");
    private final StringTable names = new StringTable();
    private final Fingerprinter prints;
    private final CacheKeys keys;
    private final Runnable look;
    private List<TargetRow> page = new ArrayList<>(PAGE);
    private long rows;
    private long found;
    private boolean sorted;
    private boolean isAnswered;

    /**
     * @param folder the spill's own folder; what is in it is thrown away, and the folder itself at the end
     * @param keys   by which two targets are one
     * @param look   is run again and again while rows are sorted or given back, and may end that
     * @throws IOException when it cannot be written
     */
    public Spill(Path folder, CacheKeys keys, Runnable look) throws IOException {
        this(folder, keys, look, SORT_CHUNK);
    }

    Spill(Path folder, CacheKeys keys, Runnable look, int sortChunk) throws IOException {
        this.folder = folder;
        this.keys = keys;
        this.look = look;
        this.prints = new Fingerprinter(keys);
        throwAway(folder);
        Files.createDirectories(folder);
        this.file = folder.resolve("rows");
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        this.byFingerprint = new TupleSorter(folder, "fingerprints", MergedRow.WIDTH, sortChunk);
        this.duplicates = new TupleSorter(folder, "duplicates", 4, sortChunk);
        this.known = new TupleSorter(folder, "known", 4, sortChunk);
        this.seen = new TupleSorter(folder, "seen", 4, sortChunk);
        this.answers = new TupleSorter(folder, "answers", ANSWER, sortChunk);
        this.joined = new TupleSorter(folder, "joined", 3, sortChunk);
    }

    /** Puts a row aside. Rows come in the order of their ordinals. */
    public void add(TargetRow row) throws IOException {
        page.add(row);
        rows++;
        if (page.size() == PAGE) {
            handPage();
        }
    }

    private void handPage() throws IOException {
        List<TargetRow> full = page;
        page = new ArrayList<>(PAGE);
        behind.hand(() -> write(full));
    }

    private void write(List<TargetRow> full) throws IOException {
        for (TargetRow row : full) {
            byFingerprint.add(MergedRow.tuple(
                    prints.of(row), row, names.number(row.place().source())));
        }
        byte[] bytes = RowCodec.writePlain(full);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Makes known a target that waits from an earlier run, so that the run's own row for it is a duplicate.
     *
     * @param row   the waiting target
     * @param where the run since which it waits
     */
    public void addWaiting(TargetRow row, String where) throws IOException {
        behind.await();
        byFingerprint.add(MergedRow.waitingTuple(prints.of(row), row, names.number(where)));
    }

    /**
     * Ends the adding: finds the duplicates, and what is known of the other rows' targets. Gives the number of rows that
     * are no duplicates.
     *
     * @param earlier what is known of targets from earlier runs
     * @param always  tells by its ordinal whether a row asks for its target whatever is known of it; then what is known is
     *                {@link LastPurge#DISREGARDED}, though its target was asked for before by another row
     */
    public long sort(LastPurges earlier, LongPredicate always) throws IOException {
        handPage();
        behind.await();
        out.close();
        try (TupleSorter.Sorted tuples = byFingerprint.sorted()) {
            long[] tuple = tuples.next();
            while (tuple != null) {
                look.run();
                MergedRow wish = new MergedRow(tuple);
                LastPurge before = earlier.find(wish.print());
                for (tuple = tuples.next(); tuple != null && wish.isFor(tuple); tuple = tuples.next()) {
                    if (tuple[2] != MergedRow.WAITING) {
                        addDuplicate(tuple, wish);
                        before = always.test(tuple[2]) ? LastPurge.DISREGARDED : before;
                    }
                }
                end(wish, before);
            }
        }
        sorted = true;
        return rows - found;
    }

    private void addDuplicate(long[] tuple, MergedRow wish) throws IOException {
        look.run();
        wish.add(tuple);
        duplicates.add(
                tuple[2],
                wish.ordinal() == MergedRow.WAITING ? -1 - wish.source() : wish.source(),
                wish.line(),
                wish.isSpelledLike(tuple) ? 1 : 0);
        found++;
    }

    private void end(MergedRow wish, @Nullable LastPurge known) throws IOException {
        if (wish.ordinal() == MergedRow.WAITING) {
            return;
        }
        if (known != null) {
            this.known.add(wish.ordinal(), known.version(), known.sentAt().toEpochMilli(), form(known));
            Seen before = known.seen();
            if (before != null) {
                seen.add(wish.ordinal(), before.at().toEpochMilli(), before.etag(), before.content());
            }
        }
        if (wish.isMore()) {
            joined.add(wish.more());
        }
    }

    private static long form(LastPurge known) {
        return known.equals(LastPurge.DISREGARDED)
                ? DISREGARDED
                : (known.repeated() ? REPEATED : 0) | (known.failed() ? FAILED : 0);
    }

    /** There are no more answers: each row is given back with its own from now on. */
    public void endAnswers() {
        isAnswered = true;
    }

    /** Adds what the origin answered about the target of a row. */
    public synchronized void answered(long ordinal, Seen answer) throws IOException {
        answers.add(
                ordinal,
                answer.at().toEpochMilli(),
                answer.etag(),
                answer.content(),
                answer.gap().number());
    }

    /**
     * Gives every row back, in the order of the input. {@link #sort} must have come before; this may come again.
     *
     * @param sink takes each row, as what it turned out to be
     */
    public void drain(Sink sink) throws IOException {
        if (!sorted) {
            throw new IllegalStateException("drained before it was sorted");
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
                TupleSorter.Sorted tuples = duplicates.sorted();
                TupleSorter.Sorted knownTuples = known.sorted();
                TupleSorter.Sorted seenTuples = seen.sorted();
                TupleSorter.Sorted answerTuples = answersSorted();
                TupleSorter.Sorted joinedTuples = joined.sorted()) {
            long[] more = joinedTuples.next();
            long[] duplicate = tuples.next();
            long[] ofRow = knownTuples.next();
            long[] before = seenTuples.next();
            long[] answer = answerTuples.next();
            for (long read = 0; read < rows; ) {
                look.run();
                byte[] bytes = new byte[in.readInt()];
                in.readFully(bytes);
                for (TargetRow written : RowCodec.read(bytes)) {
                    TargetRow row = written;
                    if (more != null && more[0] == row.ordinal()) {
                        row = MergedRow.applied(more, row);
                        more = joinedTuples.next();
                    }
                    if (answer != null && answer[0] == row.ordinal()) {
                        row = row.with(seen(answer, Seen.Gap.ofNumber(answer[4])));
                        answer = answerTuples.next();
                    }
                    if (duplicate != null && duplicate[0] == row.ordinal()) {
                        sink.duplicate(rejected(row, duplicate));
                        duplicate = tuples.next();
                    } else if (ofRow != null && ofRow[0] == row.ordinal()) {
                        Seen then = null;
                        if (before != null && before[0] == row.ordinal()) {
                            then = seen(before, Seen.Gap.NONE);
                            before = seenTuples.next();
                        }
                        sink.unique(row, lastPurge(ofRow, then));
                        ofRow = knownTuples.next();
                    } else {
                        sink.unique(row, null);
                    }
                    read++;
                }
            }
            sink.end();
        }
    }

    private TupleSorter.Sorted answersSorted() throws IOException {
        return isAnswered ? answers.sorted() : new TupleSorter.Sorted(List.of(), ANSWER, List.of());
    }

    private static Seen seen(long[] tuple, Seen.Gap gap) {
        return new Seen(Instant.ofEpochMilli(tuple[1]), tuple[2], tuple[3], gap);
    }

    private static LastPurge lastPurge(long[] tuple, @Nullable Seen seen) {
        return tuple[3] == DISREGARDED
                ? LastPurge.DISREGARDED
                : new LastPurge(
                        tuple[1],
                        Instant.ofEpochMilli(tuple[2]),
                        (tuple[3] & REPEATED) != 0,
                        seen,
                        (tuple[3] & FAILED) != 0);
    }

    private RejectedRow rejected(TargetRow row, long[] duplicate) {
        boolean waits = duplicate[1] < 0;
        String first = waits
                ? names.name((int) (-1 - duplicate[1]))
                : new Place(names.name((int) duplicate[1]), duplicate[2]).toString();
        Reason reason = duplicate[3] == 1
                ? Reason.of(waits ? "duplicate.waits" : "duplicate.row", first)
                : Reason.of(
                        waits ? "same-object.waits" : "same-object.row",
                        first,
                        row.site(),
                        keys.of(row.site()).shown());
        return new RejectedRow(row.ordinal(), row.place(), row.target().value(), Rejection.DUPLICATE, reason);
    }

    @Override
    public void close() throws IOException {
        behind.close();
        out.close();
        for (TupleSorter each : List.of(byFingerprint, duplicates, known, seen, answers, joined)) {
            each.close();
        }
        throwAway(folder);
    }

    /** Throws away the spills in the folder, which processes left behind that were killed. */
    public static void throwAwayAll(Path folders) throws IOException {
        if (!Files.isDirectory(folders)) {
            return;
        }
        try (Stream<Path> each = Files.list(folders)) {
            for (Path folder : each.filter(Files::isDirectory).toList()) {
                throwAway(folder);
            }
        }
    }

    private static void throwAway(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }

    /** Takes the rows that {@link Spill#drain} gives back. */
    public interface Sink {

        /**
         * A target that is asked for here first.
         *
         * @param known what is known of it from an earlier run; null when nothing is
         */
        void unique(TargetRow row, @Nullable LastPurge known) throws IOException;

        /** A row whose target was asked for before. */
        void duplicate(RejectedRow row) throws IOException;

        /** There are no more rows. */
        void end() throws IOException;
    }
}
