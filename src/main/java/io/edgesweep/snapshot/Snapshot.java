package io.edgesweep.snapshot;

import io.edgesweep.spill.Fingerprint;
import io.edgesweep.spill.Fingerprinter;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.LastPurges;
import io.edgesweep.spill.TupleFile;
import io.edgesweep.spill.TupleSorter;
import io.edgesweep.targets.CacheKeys;
import io.edgesweep.targets.ChangeSign;
import io.edgesweep.targets.Seen;
import io.edgesweep.targets.TargetRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The targets of a site that were last confirmed purged, each by its fingerprint, with what its row said and when the purge
 * was sent; what the origin answered about them, if it was asked; and that a later purge failed: another 32 bytes for each. A sorted file
 * of 32 bytes a target after its {@link KeptFileHeader head}, which is walked through and never changed: an update writes
 * another one beside it and takes its place.
 */
public final class Snapshot {

    /** Two numbers of the fingerprint, the time and what there is to say of it, the version: the latest of a target's is its last. */
    private static final int WIDTH = 4;

    /**
     * The time is in milliseconds and leaves so many bits free. The lowest is {@link #REPEATED}, the two above it are the kind
     * of the record; the others are 0.
     */
    private static final int FREE_BITS = 8;

    private static final int KIND_BIT = 1;

    /** The kinds of a record, by their numbers: what the row said, when its purge was sent; what the origin answered, when it was asked. */
    private static final List<ChangeSign> KINDS = List.of(ChangeSign.LASTMOD, ChangeSign.ETAG, ChangeSign.CONTENT);

    /** The kind of a record that a purge failed, by when it was sent. It holds until a later one is confirmed. */
    private static final int FAILED = 3;

    /** The purge before was of the same version. */
    private static final long REPEATED = 1;

    /** In the place of the time: later than every other. */
    private static final long GONE = Long.MAX_VALUE;

    private static final int TUPLES_IN_MEMORY = 500_000;

    private final Path file;
    private final boolean known;
    private final CacheKeys keys;

    /**
     * The snapshot of a site.
     *
     * @param folder of all snapshots
     * @param site   the site's name
     * @param known  whether there is one that may be believed; if not, nothing is known of any target
     * @param keys   by which two targets are one
     */
    public Snapshot(Path folder, String site, boolean known, CacheKeys keys) {
        this.keys = keys;
        this.file = folder.resolve(site + ".snapshot");
        this.known = known;
    }

    /**
     * Begins a walk through it.
     *
     * @throws IOException when the file cannot be read
     */
    public LastPurges walk() throws IOException {
        return known ? new Walk(reader()) : LastPurges.NONE;
    }

    private TupleFile.Reader reader() throws IOException {
        return new TupleFile.Reader(file, WIDTH, KeptFileHeader.HEAD);
    }

    /** Begins an update. */
    public Update update() throws IOException {
        Files.createDirectories(folder());
        return new Update();
    }

    private Path folder() {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalStateException(file + " is in no folder");
        }
        return folder;
    }

    private static final class Walk implements LastPurges {

        private final TupleFile.Reader in;
        private boolean more;

        Walk(TupleFile.Reader in) throws IOException {
            this.in = in;
            this.more = in.advance();
        }

        @Override
        public @Nullable LastPurge find(Fingerprint print) throws IOException {
            while (more && print(in.head()).compareTo(print) < 0) {
                more = in.advance();
            }
            if (!more || !print(in.head()).equals(print)) {
                return null;
            }
            Records records = new Records();
            while (more && print(in.head()).equals(print)) {
                records.add(in.head().clone());
                more = in.advance();
            }
            return records.known();
        }

        private static Fingerprint print(long[] tuple) {
            return new Fingerprint(tuple[0], tuple[1]);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** The records of one target: of each kind the latest. */
    private static final class Records {

        private final List<long[]> latest = new ArrayList<>(KINDS.size());

        /** The records come in the order of their times. */
        void add(long[] tuple) {
            if (tuple[2] == GONE) {
                latest.clear();
                return;
            }
            for (long[] before : latest) {
                if (isPurge(tuple) && isPurge(before)) {
                    markRepeated(tuple, before);
                }
            }
            latest.removeIf(before -> kind(before) == kind(tuple) || (isPurge(tuple) && kind(before) == FAILED));
            latest.add(tuple);
        }

        private static int kind(long[] tuple) {
            return (int) (tuple[2] >> KIND_BIT) & 3;
        }

        static boolean isPurge(long[] tuple) {
            return kind(tuple) == 0;
        }

        private static void markRepeated(long[] tuple, long[] before) {
            boolean later = tuple[2] >> FREE_BITS > before[2] >> FREE_BITS;
            if (later && tuple[3] == before[3]) {
                tuple[2] |= REPEATED;
            }
        }

        boolean isFor(long[] tuple) {
            return !latest.isEmpty() && latest.get(0)[0] == tuple[0] && latest.get(0)[1] == tuple[1];
        }

        private static Instant time(long[] tuple) {
            return Instant.ofEpochMilli(tuple[2] >> FREE_BITS);
        }

        /** A target has a record of what its row said, whenever it has another, but for one whose purges have all failed. */
        @Nullable
        LastPurge known() {
            boolean failed = latest.stream().anyMatch(each -> kind(each) == FAILED);
            for (long[] each : latest) {
                if (isPurge(each)) {
                    return new LastPurge(each[3], time(each), (each[2] & REPEATED) != 0, seen(), failed);
                }
            }
            return failed ? LastPurge.NONE_BUT_FAILED : null;
        }

        private @Nullable Seen seen() {
            Instant asked = null;
            long etag = 0;
            long content = 0;
            for (long[] each : latest) {
                if (!isPurge(each) && kind(each) != FAILED) {
                    // the latest stands last
                    asked = time(each);
                    etag = KINDS.get(kind(each)) == ChangeSign.ETAG ? each[3] : etag;
                    content = KINDS.get(kind(each)) == ChangeSign.CONTENT ? each[3] : content;
                }
            }
            return asked == null ? null : new Seen(asked, etag, content);
        }
    }

    /** What a run adds to the snapshot. Nothing of it counts before it is saved; to save the same again changes nothing. */
    public final class Update implements Closeable {

        private final TupleSorter confirmed =
                new TupleSorter(folder(), file.getFileName() + ".update", WIDTH, TUPLES_IN_MEMORY);

        private final Fingerprinter prints = new Fingerprinter(keys);
        private boolean empty = true;

        private Update() {}

        /**
         * Adds a target whose purge is confirmed.
         *
         * @param sentAt when the purge was sent
         */
        public void confirmed(TargetRow row, Instant sentAt) throws IOException {
            empty = false;
            Fingerprint print = prints.of(row);
            confirmed.add(print.high(), print.low(), sentAt.toEpochMilli() << FREE_BITS, RowVersion.of(row));
            if (row.seen() != null) {
                seen(print, row.seen());
            }
        }

        /**
         * Adds a target whose purge failed or was refused: it is due until one is confirmed that was sent later.
         *
         * @param sentAt when the purge was sent
         */
        public void failed(TargetRow row, Instant sentAt) throws IOException {
            empty = false;
            Fingerprint print = prints.of(row);
            long time = sentAt.toEpochMilli() << FREE_BITS | (long) FAILED << KIND_BIT;
            confirmed.add(print.high(), print.low(), time, 0);
        }

        /**
         * Adds what the origin answered about a target that has not changed, or is known from now on though it was not
         * purged.
         *
         * @param first when it became known; null when it is known already
         */
        public void seen(TargetRow row, @Nullable Instant first) throws IOException {
            if (first != null) {
                confirmed(row, first);
            } else if (row.seen() != null && row.seen().isSome()) {
                empty = false;
                seen(prints.of(row), row.seen());
            }
        }

        private void seen(Fingerprint print, Seen seen) throws IOException {
            for (int kind = 1; kind < KINDS.size(); kind++) {
                long digest = seen.of(KINDS.get(kind));
                if (digest != 0) {
                    long time = seen.at().toEpochMilli() << FREE_BITS | (long) kind << KIND_BIT;
                    confirmed.add(print.high(), print.low(), time, digest);
                }
            }
        }

        /**
         * Adds a target that is known under another fingerprint, which is forgotten.
         *
         * @param sentAt when its purge was sent
         */
        public void moved(TargetRow row, Instant sentAt, Fingerprint before) throws IOException {
            confirmed(row, sentAt);
            confirmed.add(before.high(), before.low(), GONE, 0);
        }

        /** Forgets a target: its page is gone, and when it comes back it is new, whatever its row says. */
        public void gone(TargetRow row) throws IOException {
            empty = false;
            Fingerprint print = prints.of(row);
            confirmed.add(print.high(), print.low(), GONE, 0);
        }

        /** Whether nothing is confirmed, and nothing gone. */
        public boolean isEmpty() {
            return empty;
        }

        /**
         * Takes the place of the snapshot, as a whole and on disk.
         *
         * @param look is run again and again before that, and may end it
         */
        public void save(KeptFileHeader.Placement placement, Runnable look) throws IOException {
            long entries = 0;
            int more = 0;
            Path aside = folder().resolve(file.getFileName() + ".new");
            try (TupleFile.Writer out = new TupleFile.Writer(aside, KeptFileHeader.HEAD);
                    TupleSorter.Sorted all = confirmed.sortedWith(known ? List.of(reader()) : List.of())) {
                Records records = new Records();
                for (long[] tuple = all.next(); tuple != null; ) {
                    records.add(tuple);
                    tuple = all.next();
                    if (tuple == null || !records.isFor(tuple)) {
                        look.run();
                        for (long[] each : records.latest) {
                            out.put(each);
                            entries += Records.isPurge(each) ? 1 : 0;
                            more += Records.isPurge(each) ? 0 : 1;
                        }
                        records = new Records();
                    }
                }
            }
            placement.put(aside, new KeptFileHeader.Size(entries, more));
        }

        @Override
        public void close() throws IOException {
            confirmed.close();
        }
    }
}
