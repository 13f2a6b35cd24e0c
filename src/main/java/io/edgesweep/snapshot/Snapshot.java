package io.edgesweep.snapshot;

import io.edgesweep.spill.Fingerprint;
import io.edgesweep.spill.Fingerprinter;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.LastPurges;
import io.edgesweep.spill.TupleFile;
import io.edgesweep.spill.TupleSorter;
import io.edgesweep.targets.TargetRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The targets of a site that were last confirmed purged, each by its fingerprint, with what its row said and when the purge
 * was sent. A sorted file of 32 bytes a target after its {@link KeptFileHeader head}, which is walked through and never changed: an update writes another one
 * beside it and takes its place.
 */
public final class Snapshot {

    /** Two numbers of the fingerprint, the time and what there is to say of it, the version: the latest of a target's is its last. */
    private static final int WIDTH = 4;

    /**
     * The time is in milliseconds and leaves so many bits free. One is used; the others are 0, and are for a later kind of
     * version that is not of what the row says.
     */
    private static final int FREE_BITS = 8;

    /** The purge before was of the same version. */
    private static final long REPEATED = 1;

    /** In the place of the time: later than every other. */
    private static final long GONE = Long.MAX_VALUE;

    private static final int TUPLES_IN_MEMORY = 500_000;

    private final Path file;
    private final boolean known;

    /**
     * The snapshot of a site.
     *
     * @param folder of all snapshots
     * @param site   the site's name
     * @param known  whether there is one that may be believed; if not, nothing is known of any target
     */
    public Snapshot(Path folder, String site, boolean known) {
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
            return more && print(in.head()).equals(print)
                    ? new LastPurge(
                            in.head()[3],
                            Instant.ofEpochMilli(in.head()[2] >> FREE_BITS),
                            (in.head()[2] & REPEATED) != 0)
                    : null;
        }

        private static Fingerprint print(long[] tuple) {
            return new Fingerprint(tuple[0], tuple[1]);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** What a run adds to the snapshot. Nothing of it counts before it is saved; to save the same again changes nothing. */
    public final class Update implements Closeable {

        private final TupleSorter confirmed =
                new TupleSorter(folder(), file.getFileName() + ".update", WIDTH, TUPLES_IN_MEMORY);

        private final Fingerprinter prints = new Fingerprinter();
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

        /** Takes the place of the snapshot, as a whole and on disk. */
        public void save(KeptFileHeader.Placement placement) throws IOException {
            long entries = 0;
            Path aside = folder().resolve(file.getFileName() + ".new");
            try (TupleFile.Writer out = new TupleFile.Writer(aside, KeptFileHeader.HEAD);
                    TupleSorter.Sorted all = confirmed.sortedWith(known ? List.of(reader()) : List.of())) {
                long[] latest = all.next();
                for (long[] tuple = all.next(); latest != null; tuple = all.next()) {
                    if (tuple != null && tuple[0] == latest[0] && tuple[1] == latest[1]) {
                        markRepeated(tuple, latest);
                    } else if (latest[2] != GONE) {
                        out.put(latest);
                        entries++;
                    }
                    latest = tuple;
                }
            }
            placement.put(aside, entries);
        }

        private static void markRepeated(long[] tuple, long[] before) {
            boolean later = tuple[2] >> FREE_BITS > before[2] >> FREE_BITS;
            if (later && tuple[2] != GONE && tuple[3] == before[3]) {
                tuple[2] |= REPEATED;
            }
        }

        @Override
        public void close() throws IOException {
            confirmed.close();
        }
    }
}
